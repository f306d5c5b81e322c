// Judges texts on standard input, as JSON, by programs that nobody here wrote, and prints what they say, as JSON: workflows of
// GitHub by actionlint, and definitions of environments by the evaluator of Pulumi ESC, without opening them. With the arguments
// `jq FILTER` it filters JSON as `gh api --jq` does, by the same package.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/cli/go-gh/v2/pkg/jq"
	"github.com/pulumi/esc"
	"github.com/pulumi/esc/eval"
	"github.com/pulumi/esc/schema"
	"github.com/rhysd/actionlint"
)

type question struct {
	// Text by name.
	Workflows    map[string]string `json:"workflows"`
	Environments map[string]string `json:"environments"`
}

type verdict struct {
	// What is wrong with each; nothing where all is right.
	Workflows    map[string][]string `json:"workflows"`
	Environments map[string][]string `json:"environments"`
	// What each environment gives to those who open it, as far as it is known before.
	Values map[string]any `json:"values"`
	// Actions, with their version, whose inputs actionlint knows.
	KnownActions []string `json:"knownActions"`
}

func main() {
	if len(os.Args) == 3 && os.Args[1] == "jq" {
		if err := jq.Evaluate(os.Stdin, os.Stdout, os.Args[2]); err != nil {
			fail(err)
		}
		return
	}
	var asked question
	if err := json.NewDecoder(os.Stdin).Decode(&asked); err != nil {
		fail(err)
	}
	said := verdict{Workflows: map[string][]string{}, Environments: map[string][]string{}, Values: map[string]any{}}
	for name, text := range asked.Workflows {
		said.Workflows[name] = lint(name, text)
	}
	for name, text := range asked.Environments {
		said.Environments[name], said.Values[name] = check(name, text)
	}
	for name := range actionlint.PopularActions {
		said.KnownActions = append(said.KnownActions, name)
	}
	if err := json.NewEncoder(os.Stdout).Encode(said); err != nil {
		fail(err)
	}
}

func lint(name, text string) []string {
	linter, err := actionlint.NewLinter(io.Discard, &actionlint.LinterOptions{})
	if err != nil {
		fail(err)
	}
	found, err := linter.Lint(name, []byte(text), nil)
	if err != nil {
		fail(err)
	}
	problems := []string{}
	for _, each := range found {
		problems = append(problems, fmt.Sprintf("%d:%d: %s [%s]", each.Line, each.Column, each.Message, each.Kind))
	}
	return problems
}

func check(name, text string) ([]string, any) {
	problems := []string{}
	declared, diagnostics, err := eval.LoadYAMLBytes(name, []byte(text))
	if err != nil {
		fail(err)
	}
	for _, each := range diagnostics {
		problems = append(problems, each.Error())
	}
	if len(problems) > 0 {
		return problems, nil
	}
	execution, err := esc.NewExecContext(map[string]esc.Value{})
	if err != nil {
		fail(err)
	}
	environment, found := eval.CheckEnvironment(context.Background(), name, declared, nil, providers{}, environments{}, execution, false)
	for _, each := range found {
		problems = append(problems, each.Error())
	}
	if environment == nil {
		return problems, nil
	}
	return problems, esc.NewValue(environment.Properties).ToJSON(false)
}

type providers struct{}

func (providers) LoadProvider(_ context.Context, name string) (esc.Provider, error) {
	if name == "aws-login" {
		return awsLogin{}, nil
	}
	return nil, fmt.Errorf("unknown provider %q", name)
}

func (providers) LoadRotator(_ context.Context, name string) (esc.Rotator, error) {
	return nil, fmt.Errorf("unknown rotator %q", name)
}

type environments struct{}

func (environments) LoadEnvironment(_ context.Context, name string) ([]byte, eval.Decrypter, error) {
	return nil, nil, fmt.Errorf("unknown environment %q", name)
}

// The provider of Pulumi Cloud, whose code is not public; its inputs and outputs are as its page says.
// https://www.pulumi.com/docs/esc/providers/login/aws-login/
type awsLogin struct{}

func (awsLogin) Schema() (*schema.Schema, *schema.Schema) {
	text := schema.String()
	texts := schema.Array().Items(text)
	oidc := schema.Object().
		Properties(schema.BuilderMap{"roleArn": text, "sessionName": text, "duration": text, "policyArns": texts, "subjectAttributes": texts}).
		Required("roleArn", "sessionName").AdditionalProperties(schema.Never())
	inputs := schema.Object().Properties(schema.BuilderMap{"oidc": oidc}).Required("oidc").AdditionalProperties(schema.Never())
	outputs := schema.Object().Properties(schema.BuilderMap{"accessKeyId": text, "secretAccessKey": text, "sessionToken": text}).
		Required("accessKeyId", "secretAccessKey", "sessionToken").AdditionalProperties(schema.Never())
	return inputs.Schema(), outputs.Schema()
}

func (awsLogin) Open(context.Context, map[string]esc.Value, esc.EnvExecContext) (esc.Value, error) {
	return esc.Value{}, errors.New("nothing is opened here")
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
