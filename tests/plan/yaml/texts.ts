/** Stack files whose reading by the CLI is known: `npm run test:engine` asks the CLI again. */
export const TEXTS: string[] = [
    // What is within `config`, in the project `p`.
    ...[
        "a: { expression: cron(0 3 ? * TUE *) }", "a: { expression: \"cron(0 3 ? * TUE *)\" }", "a: cron(0 3 ? * TUE *)", "a: [what?]", "a: {? b: c}",
        "a: {b:c}", "a: {b:}", "a: {b:[c]}", "a: {\"b\":c}", "a: {b :c}", "a: {:b}", "a: {b}", "a: {b: c: d}", "a: b: c", "a: [b: c]",
        "a: yes", "a: [yes, no, on, off, y, n, Yes, True, TRUE, true, tRUE]", "a: {yes: no}", "a: ~", "a:", "a: null", "a: [~, null, Null, '']",
        "a: 1.30", "a: [1.30, 1., .5, -.5, 1e3, 1e400, 1.e1, +1.5, .5_0]", "a: 1_000", "a: [1_000, _1, 1__0, 0x_1F]", "a: 017", "a: 08",
        "a: [017, 08, 0o17, 0x1F, 0b11, -017, -0x1F, +1, 0b-1, 1:30, 190:20:30]", "a: .inf", "a: [.nan]", "a: -0",
        "a: 9007199254740993", "a: 18446744073709551615", "a: 123456789012345678901234567890", "a: 111122223333",
        "a: 2026-01-01", "a: [2026-1-2, 2026-02-30, '2026-01-01']", "a: 2026-01-02 3:04:05.250", "a: 2026-01-02T03:04:05Z", "a: 2026-01-02T03:04:05+02:00",
        "a: !!str 5", "a: !!int \"5\"", "a: !own 5", "a: !!binary aGk=", "a: &x 1\n  b: *x", "a: *x", "a: &x.y 1", "a: &x [*x]",
        "a: &x {b: 1, c: 2}\n  d: {<<: *x, c: 3}", "a: {<<: [{b: 1}, {b: 2, c: 3}]}", "a: {<<: 1}", "a: {'<<': 1}",
        "a: 1\n  a: 2", "a: {b: 1, b: 2}", "a: {b: 1, 'b': 2}", "a: 1\n  p:a: 2", "a: {b: 1, c: 2, B: 3}", "a: {10: x, 9: y}", "a: {true: x, 1.30: y, ~: z}",
        "1: a", "~: a", "p:a: 1", "q:a: 1", "p:config:a: 1", "p:other:a: 1", "p:a:b:c: 1", "'a': 1", "[a]: 1", "{a: b}: 1", "? a\n  : 1",
        "a: {secure: abc}", "a: {secure: 1}", "a: {b: [{secure: abc}]}", "a: {secure: abc, other: 1}",
        "a:\tb", "\ta: b", "a:\n\t- b", "a:\n    -\tb", "a: b\n\t\n  c: d", "a: \"b\tc\"", "a: |\n    b\n    \tc", "a: |\n    \tb",
        "a: |\n    b\n     c\n\n    d", "a: >\n    b\n    c\n\n    d\n     e", "a: |-\n    b", "a: |+\n    b\n", "a: |+\n", "a: |2\n     b",
        "a: 'it''s'", "a: \"\\u0041\\n\\x41\"", "a: \"\\q\"", "a: 'b\n    c'", "a: b\n    c", "a: \"b\" c", "a: @b", "a: `b`", "a: %b", "a: b#c", "a: b #c", "a: [b, c,]", "a: [b,, c]",
        "a: {b: c,}", "a: {\n    b: c\n  }", "a: [\n    b\n  ]", "a: [b", "a: {b", "a: ]", "a: - b", "a:\n  - b\n  - c", "a: \"b\u2028c\"", "a: b\u0085c", "a: \"b\u0007\"",
    ].map(line => `config:\n  ${line}\n`),
    // Whole files.
    "config:\n  a: \"\\nb\"\n", "config:\n  a: \"\\ud83d\\ude00\"\n", "config:\n  a: \"\\U0001F600\"\n", "config:\n  a: \"\\tb\\nc\"\n", "config:\n  a: \"\\tb\"\n",
    "config:\n  a: {5 :{}}\n", "config:\n  a:\n    - : b\n",
    "", "\n# nothing\n", "~\n", "[]\n", "text\n", "config:\n", "config: []\n", "config: text\n", "config: {}\n", "other: 1\n",
    "\ufeffconfig:\n  a: 1\n", "config:\r\n  a: 1\r\n", "config:\r  a: 1\r", "---\nconfig:\n  a: 1\n", "config:\n  a: 1\n...\n", "config:\n  a: 1\n---\nconfig:\n  a: 2\n",
    "%YAML 1.1\n---\nconfig:\n  a: yes\n", "config:\n  a: 1\nconfig:\n  b: 2\n", "1: 2\nconfig:\n  a: 1\n", "encryptionsalt: v1:x\nconfig:\n  a: 1\n",
    "config:\n    a: 1\n  b: 2\n", " config:\n  a: 1\n",
];
