// In this repository the examples import the package by its name, like anybody's program: Node takes the name of the nearest
// package.json for this file, so that they run from the sources.
export * from "../components";
