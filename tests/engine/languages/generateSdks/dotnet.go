//go:build dotnet

package main

import (
	"net/http"
	"net/http/httptest"

	"github.com/pulumi/pulumi/pkg/v3/codegen/dotnet"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// generators of languages that only an older Pulumi has in its module.
func generators(references) map[string]generator {
	return map[string]generator{
		"csharp": func(pkg *schema.Package) (map[string][]byte, error) {
			// The generator downloads a logo for the NuGet package, which no check needs.
			logo := httptest.NewServer(http.NotFoundHandler())
			defer logo.Close()
			pkg.LogoURL = logo.URL
			return dotnet.GeneratePackage(tool, pkg, nil, nil)
		},
	}
}
