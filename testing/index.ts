// For unit tests of programs that use this package: import { windowsMocks } from "pulumi-eks-windows/testing".
export { type WindowsMocksOptions, windowsMocks } from "./windowsMocks";
