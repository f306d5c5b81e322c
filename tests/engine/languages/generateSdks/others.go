//go:build !dotnet

package main

import (
	"github.com/blang/semver"
	gogen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// generators of the languages that Pulumi has in the module of its CLI.
func generators(loader references) map[string]generator {
	return map[string]generator{
		"typescript": func(pkg *schema.Package) (map[string][]byte, error) {
			return nodejs.GeneratePackage(tool, pkg, nil, nil, true, loader)
		},
		"python": func(pkg *schema.Package) (map[string][]byte, error) {
			return python.GeneratePackage(tool, pkg, nil, loader)
		},
		"go": func(pkg *schema.Package) (map[string][]byte, error) {
			return gogen.GeneratePackage(tool, pkg, nil)
		},
		// What the SDK for Go refers to: the module of the AWS SDK can't be had everywhere.
		"go-aws/go": func(*schema.Package) (map[string][]byte, error) {
			aws, err := loader.LoadPackage("aws", &semver.Version{Major: 7})
			if err != nil {
				return nil, err
			}
			return gogen.GeneratePackage(tool, aws, nil)
		},
	}
}
