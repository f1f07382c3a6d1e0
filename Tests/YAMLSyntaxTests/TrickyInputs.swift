/// YAML texts whose reading or places are not obvious.
enum TrickyInputs {
  static let all: [String] = scalars + properties + absent + flow + streams + faults

  static let scalars = [
    "", "\n", "# only a comment", "\u{FEFF}", "\u{FEFF}a: b", "\u{FEFF}\u{FEFF}a: b", "a: b\n\u{FEFF}c: d\n", "é: ü\n日本: \u{1F600} x\nz: 1\n",
    "a: plain text\nb: two\n  lines\nc: three\n\n  lines # comment\n", "a: 'it''s'\nb: \"\\u00e9\\n\\x41\\\n  b\"\nc: 'two\n  lines'\nd: \"\"\ne: ''\n",
    "a\u{85}  b", "a: b\u{2028}  c\nd: e\n", "a: \"b\u{2028}c\u{85}d\"\n", "a: x\u{2029}b: y\n", "a: b\rc: d\r", "a: b\r\nc: |\r\n  d\r\n  e\r\nf: g\r\n",
    "a: |\n  text\nb: >\n  folded\n  text\nc: |-\n  strip\nd: |+\n  keep\n\n\ne: >-\n  s\nf: >+\n  k\n\n",
    "a: |2\n   text\nb: |1-\n text\nc: >+1\n text\n\nd: 1\n", "a: | # header\n  text\n# behind\nb: 1\n", "a: |\n  text  \n   \n\nb: 1\n", "a: |", "a: |\n",
    "a: |+\n\n\n", "a: |-\nb: 1\n", "- |\n a\n- >\n b\n", "--- |\n text\n", "--- >\n text\n...\n", "a: |\n  é日本\nb: é\n", "a: |\u{85}  b\u{85}c: d\n",
    "a: |\n  b\u{2028}c\u{2028}\n", "a: |\n  b\u{85}", "- |\n  # no comment\n # comment\n- b\n", "a: >\n  one\n\n   more\n  two\n", "|\n a", "plain",
    "'single'", "\"double\"", "plain\n two\n# c\n", "a: b#c\nd: e #f\n", "a: -1\nb: -x\n-c: ?d\n", "a: \"\\ud83d\"\n", "a: 1: 2\n",
    "? |\n  key\n: |\n  value\n", "? >-\n  k\n: - a\n  - b\n", "12: 1\n0x1F: ~\nNO: null\n<<: =\n", "a: \u{A0}b\n", "a:\u{A0}b\n", "e\u{301}: 1\né: 2\n",
  ]

  static let properties = [
    "&a b: 1\nc: *a\n", "&m\nb: 1\n", "&m\n&k b: 1\n", "!t\n&k b: 1\n", "&m !t\n!u &k b: 1\n", "a: &s\n- 1\n- 2\n", "a: &s !!seq\n  # comment: &x\n  - 1\n",
    "a: !<tag:x,2000:y> b\n", "- !<t,u> &x b\n- *x\n", "a: &x #\u{2028} !t # &y\u{85}  b\n",
    "a: !!str\n", "a: &x\nb: *x\n", "a: &x # c\n\n  b\n", "a: &x !t\n  \n  'b'\n", "a: !t &x |\n  b\nc: d\n", "- &a !t [1, *a]\n",
    "- &a {b: *a}\n- *a\n", "a: ! b\nc: ! 'd'\ne: ! [f]\ng: !\nh: !\n", "- ! &x a\n- !t &x\n- &x\n- *x\n", "%TAG !e! tag:e,1:\n---\n- !e!x y\n- !e!%41 z\n",
    "!a&b &x c: d\n", "- &x !a&b [*x]\n", "a: &x [1]\nb: [*x, *x]\n*x : 1\n", "&a a: 1\n*a : 2\n", "? *a\n: 1\n", "[&a , *a]", "{&a a: &b b, *a : *b}",
    "[&a, !t , !, x]", "- &a a\n- &a b\n- *a\n", "&a [*a]", "- *nowhere\n- [*a, &b x, *c]\n", "base: &b {x: 1}\nd:\n  <<: *b\n  y: 2\n  <<: [*b, *b]\n",
    "a: &x\n  \u{85}  b\n", "&a # c\u{2028}b: 1\n", "&a\n\u{FEFF}b: 1\n", "a: &x\n  b: 1\n  c: 2\nd: *x\n", "&a 'q': 1\n", "!t 'q': 1\n", "!t {a: 1}",
    "!t\n[a]\n", "&a - b\n", "--- &a\n- b\n", "--- !t &a # c\nb: c\n", "&é a", "*é", "&a\n", "!t",
  ]

  static let absent = [
    "a:", "a:\n", "a: # comment: x\n", "a:\nb:\n", "a:\n\n# c - ? :\nb: 1\n", "- ", "-\n-\n", "- # c\n- a\n-", "? a", "? a\n", "? a\n? b\n",
    "? a\n# c: -\n\n? b\n: c\n", "?\n: a\n", "? # c\n: # d\n", "?", "? \n?\n", "- ? a\n\n- b\n", "a:\n- \n- b\n-\nc:\n", "a:\n-\nb: 1\n",
    "a:\n  - b:\n  -\n  c: d\n", "? - a\n  -\n: -\n", "?\n- a\n-\n:\n- b\n", "a: &x\n\nb: !t\n", "- - -\n  -\n-\n", "? a\n\n\n# end\n",
    "a:\n  ? b\n\n  # c\nd: e\n", "---\n---\na:\n", "- a:\n  b:\n-\n", "- a:\n\n  # x\n- b\n",
  ]

  static let flow = [
    "[]", "{}", "[a]", "{a: 1}", "{a, b: , c}", "{a , b : # c: -\n , c\n}", "{a:\n # x\n , b}", "{? a, ? , b}", "{? : x}", "{?}", "[?,]",
    "[? a : b, ? c, ?, d]", "[a: 1]", "[a: 1 ]", "[a: , b]", "[a:  # c\n , b: ]", "[{a: 1}: 2 , [b]: 3]", "[&a a: 1 , *a : 2]",
    "[a, [b,\n  c], {d: [e]}\n]", "{a: [1, 2],\n b: {c: d}\n}  # c\n", "a: [b,\n\n c ]\nd: {e: f }\n", "{\"a\":1, 'b':2}", "{\"a\":}", "[a,,b]",
    "[a b, c d]", "[a\n b, c]", "- [\n  a\n  ]\n- {\n  }\n", "{a: 'x\n  y', b: \"p\n\n  q\"}", "[é: 日本 , ü]", "{a: 1, a: 2, 'a': 3}", "[[[[a]]]]",
    "{a: b}: c\n", "[a]: c\n", "? [a]\n: {b}\n", "[a, b]: 1\n[a, b]: 2\n", "{[a]: b, {c: d}: e}", "[a?b, c:d, -e]", "{a:b}", "{a: *b, c: &b d}", "[\ta,\t]",
    "{a\t:\tb}",
  ]

  static let streams = [
    "---", "---\n", "--- \n...\n", "---\n---\n---\n", "a\n---\nb\n...\n", "a: 1\n...\n# c\n---\nb: 2\n", "a: 1\n--- # c\nb: 2\n", "...\n",
    "a: 1\n...\n...\nb: 2\n", "--- a\n--- 'b'\n--- |\n c\n", "%YAML 1.1\n---\na: 1\n", "%YAML 1.1\n%TAG ! !\n--- {a: 1}\n...\n%YAML 1.1\n---\nb\n",
    "a: 1\n%YAML 1.1\n---\nb: 1\n", "--- a\n...\n--- ''\n...\n--- !t\n", "&a a\n---\n*a\n", "a: 1\n---\n# nothing\n---\nc: 1\n", "--- &a\n---\nb",
    "%FOO x\n---\na\n", "---\na: 1\n...", "--- a: b\n", "---a: b\n", "# c\n\n---\n\n# d\n",
  ]

  static let faults = [
    "a: 1\n---\nb: [\n", "a: 1\n---\n]\n", "a: 1\n...\n%YAML 2.0\n---\nb\n", "a: 1\n...\n%BAD\n", "a: 1\n...\n%TAG !\n--- b\n", "\ta: b\n", "a:\n\tb: c\n",
    "a:\n  b: c\n\td: e\n", "-\ta\n", "a:\n  - b\n \t- c\n", "a: |\n\ttext\n", "a: b\n\tc\n", "&\ta\n", "a: 'open\nb: 1\n", "a: \"open", "a: \"\\q\"\n",
    "a: b: c\n", "a: @b\n", "a: `b\n", "a: %b\n", "- a\nb: c\n", "a: 1\n- b\n", "a: 1\n b: 2\n", " a: 1\nb: 2\n", "{a: 1\n", "[a, b\nc: d\n", "a: ]\n",
    "a: *\n", "a: & b\n", "a: !<x b\n", "a: !x!y b\n", "a: !<> b\n", "key\nother: 1\n", "a: |0\n x\n", "a: |x\n", "a: 1\nb\n", "a: [1\n---\nb\n",
    "a: {b: 'c\n...\n", "a: \"é\\z\"\n", "é: é: é\n", "\u{FEFF}\"", "\u{FEFF}[\n\n", "*a b\n", "&a *b\n", "&a &b c\n", "a: b\n  c: d\n", ": a\n", "- : a\n",
    "[: a]", "{: a}", "a: 1\n---\n*x\n---\nb: c: d\n", "? a\n b: c\n", "a: 1\na: 2\n---\nb: 1\nb: 2\n[\n",
  ]
}
