/** PowerShell ends a single-quoted literal at any of these, the typographic ones included: ' ‘ ’ ‚ ‛ */
const SINGLE_QUOTES = /['\u2018-\u201b]/g;

/**
 * A single-quoted PowerShell literal of any value.
 *
 * Nothing in it is expanded, and a doubled quote, of whichever kind, stands for itself.
 *
 * @see https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 */
export function powerShellString(value: string): string {
    return `'${value.replace(SINGLE_QUOTES, "$&$&")}'`;
}
