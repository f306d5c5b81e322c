// Prints what Kubernetes' own decoder, which the provider of @pulumi/kubernetes uses for `kubernetes:yaml:decode`, makes of
// the texts in ../texts.json: the objects, or its refusal.
//
//	go mod tidy && go run . > ../decodings.json
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"k8s.io/apimachinery/pkg/util/yaml"
)

// Bytes that the provider lets the decoder look at to tell YAML from JSON.
const lookahead = 128

type decoding struct {
	Text    string           `json:"text"`
	Objects []map[string]any `json:"objects,omitempty"`
	Error   string           `json:"error,omitempty"`
}

func main() {
	content, err := os.ReadFile("../texts.json")
	fail(err)
	var texts []string
	fail(json.Unmarshal(content, &texts))
	decodings := []decoding{}
	for _, text := range texts {
		decodings = append(decodings, decode(text))
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	fail(encoder.Encode(decodings))
}

func decode(text string) decoding {
	decoder := yaml.NewYAMLOrJSONDecoder(strings.NewReader(text), lookahead)
	objects := []map[string]any{}
	for {
		var object map[string]any
		if err := decoder.Decode(&object); errors.Is(err, io.EOF) {
			return decoding{Text: text, Objects: objects}
		} else if err != nil {
			return decoding{Text: text, Error: err.Error()}
		}
		if len(object) > 0 {
			objects = append(objects, object)
		}
	}
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
