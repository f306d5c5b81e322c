#!/usr/bin/env node
import { main } from "./main";

main(process.argv.slice(2)).then(code => process.exit(code), error => {
    console.error((error as Error).message);
    process.exit(2);
});
