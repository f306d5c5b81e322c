// Asks the API server's own validation about the objects of verdicts.json, and prints them with its answers.
//
//	go mod tidy && go run . < verdicts.json > answers.json && mv answers.json verdicts.json
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	podutil "k8s.io/kubernetes/pkg/api/pod"
	"k8s.io/kubernetes/pkg/apis/apps"
	appsinstall "k8s.io/kubernetes/pkg/apis/apps/install"
	appsvalidation "k8s.io/kubernetes/pkg/apis/apps/validation"
	"k8s.io/kubernetes/pkg/apis/batch"
	batchinstall "k8s.io/kubernetes/pkg/apis/batch/install"
	batchvalidation "k8s.io/kubernetes/pkg/apis/batch/validation"
	"k8s.io/kubernetes/pkg/apis/core"
	coreinstall "k8s.io/kubernetes/pkg/apis/core/install"
	corevalidation "k8s.io/kubernetes/pkg/apis/core/validation"
	"k8s.io/kubernetes/pkg/apis/policy"
	policyinstall "k8s.io/kubernetes/pkg/apis/policy/install"
	policyvalidation "k8s.io/kubernetes/pkg/apis/policy/validation"
)

type verdict struct {
	Why     string          `json:"why"`
	Object  json.RawMessage `json:"object"`
	Refusal []string        `json:"refusals"`
}

func main() {
	scheme := legacyscheme.Scheme
	for _, install := range []func(*runtime.Scheme){appsinstall.Install, batchinstall.Install, coreinstall.Install, policyinstall.Install} {
		install(scheme)
	}
	var cases []verdict
	if err := json.NewDecoder(os.Stdin).Decode(&cases); err != nil {
		panic(err)
	}
	for i := range cases {
		cases[i].Refusal = refusals(cases[i].Object)
	}
	lines := make([]string, len(cases))
	for i, each := range cases {
		var line bytes.Buffer
		out := json.NewEncoder(&line)
		out.SetEscapeHTML(false)
		if err := out.Encode(each); err != nil {
			panic(err)
		}
		lines[i] = strings.TrimSpace(line.String())
	}
	fmt.Printf("[\n%s\n]\n", strings.Join(lines, ",\n"))
}

// The defaults come first, as in the API server: decoding into the internal types applies them.
func refusals(text []byte) []string {
	object, _, err := legacyscheme.Codecs.UniversalDecoder().Decode(text, nil, nil)
	if err != nil {
		return []string{err.Error()}
	}
	var found field.ErrorList
	switch it := object.(type) {
	case *apps.Deployment:
		found = appsvalidation.ValidateDeployment(it, podutil.GetValidationOptionsFromPodTemplate(&it.Spec.Template, nil))
	case *batch.Job:
		// The API server adds a selector of its own before it validates a job.
		label := map[string]string{batch.ControllerUidLabel: "uid"}
		it.Spec.Selector = &metav1.LabelSelector{MatchLabels: label}
		it.Spec.Template.Labels = label
		found = batchvalidation.ValidateJobSpec(&it.Spec, field.NewPath("spec"), podutil.GetValidationOptionsFromPodTemplate(&it.Spec.Template, nil))
	case *core.PersistentVolumeClaim:
		found = corevalidation.ValidatePersistentVolumeClaim(it, corevalidation.ValidationOptionsForPersistentVolumeClaim(it, nil))
	case *policy.PodDisruptionBudget:
		found = policyvalidation.ValidatePodDisruptionBudget(it, policyvalidation.PodDisruptionBudgetValidationOptions{})
	case *core.Service:
		found = corevalidation.ValidateServiceCreate(it)
	default:
		panic(fmt.Sprintf("no validation for %T", it))
	}
	said := []string{}
	for _, each := range found {
		said = append(said, each.Error())
	}
	return said
}
