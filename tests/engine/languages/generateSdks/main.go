// Command generateSdks writes the SDKs of a Pulumi package with Pulumi's own generators, one folder for each language.
//
// `pulumi package gen-sdk` does the same by way of each language's host. Those of Node, Python, Go and .NET are in no Go module
// that can be built by itself; their generators are in Pulumi's.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/blang/semver"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

const tool = "eks-windows"

// generator makes the files of one SDK.
type generator func(*schema.Package) (map[string][]byte, error)

// references knows the packages that a schema refers to, each from a file NAME.json in a folder.
type references struct{ folder string }

func (r references) LoadPackage(name string, version *semver.Version) (*schema.Package, error) {
	spec, err := read(filepath.Join(r.folder, name+".json"))
	if err != nil {
		return nil, err
	}
	if version != nil {
		spec.Version = version.String()
	}
	return bind(spec, r)
}

func (r references) LoadPackageV2(_ context.Context, descriptor *schema.PackageDescriptor) (*schema.Package, error) {
	return r.LoadPackage(descriptor.Name, descriptor.Version)
}

func (r references) LoadPackageReference(name string, version *semver.Version) (schema.PackageReference, error) {
	pkg, err := r.LoadPackage(name, version)
	if err != nil {
		return nil, err
	}
	return pkg.Reference(), nil
}

func (r references) LoadPackageReferenceV2(_ context.Context, descriptor *schema.PackageDescriptor) (schema.PackageReference, error) {
	return r.LoadPackageReference(descriptor.Name, descriptor.Version)
}

func main() {
	if len(os.Args) != 4 {
		fail(fmt.Errorf("usage: generateSdks SCHEMA REFERENCES TARGET"))
	}
	if err := generate(os.Args[1], references{os.Args[2]}, os.Args[3]); err != nil {
		fail(err)
	}
}

func generate(schemaFile string, loader references, target string) error {
	for language, sdk := range generators(loader) {
		// Each generator changes the package that it is given.
		spec, err := read(schemaFile)
		if err != nil {
			return err
		}
		pkg, err := bind(spec, loader)
		if err != nil {
			return err
		}
		made, err := sdk(pkg)
		if err != nil {
			return fmt.Errorf("%s: %w", language, err)
		}
		if err := write(filepath.Join(target, language), made); err != nil {
			return err
		}
	}
	return nil
}

func read(file string) (schema.PackageSpec, error) {
	var spec schema.PackageSpec
	text, err := os.ReadFile(file)
	if err != nil {
		return spec, err
	}
	return spec, json.Unmarshal(text, &spec)
}

// bind checks a schema against Pulumi's own description of schemas.
func bind(spec schema.PackageSpec, loader schema.Loader) (*schema.Package, error) {
	pkg, diagnostics, err := schema.BindSpec(spec, loader, schema.ValidationOptions{})
	if err != nil {
		return nil, err
	}
	if len(diagnostics) > 0 {
		return nil, diagnostics
	}
	return pkg, nil
}

func write(folder string, made map[string][]byte) error {
	for name, content := range made {
		file := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
