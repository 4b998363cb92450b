package document

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

func TestExtendsMergesByKey(t *testing.T) {
	wantMerged(t, map[string]string{
		"base.yaml": `
wargame: 1
title: Base
variables:
  a: {value: 1 to 2, unit: kg, source: "A, 2024"}
  b: 3
  c: {value: 4, source: "C, 2024"}
policies:
  p: {set: {x: {week 0: 1, week 4: 2}, y: 1}}
  q: {title: Q}
tables:
  t: {0: 1, 10: 2}
auxiliaries:
  f: {value: {by: posture, hold: 1, attack: 2}, title: F}
stocks:
  s: {start: 1, unit: kg, source: S}
watch: [a, b]
checks: [p.o > 1]
levers: {l: {default: 1, range: [0, 1]}}
`,
		"main.yaml": `
extends: base.yaml
title: Main
variables:
  a: 5
  b: {title: Bee}
  c: {title: Sea}
  d: 6
policies:
  p: {set: {x: {week 2: 9}}, title: P}
  q:
  r:
tables:
  t: {5: 3}
auxiliaries:
  f: {by: posture, hold: 7}
stocks:
  s: {start: 2, source: New}
watch: [b, c]
checks: [p.o > 2]
levers: {l: {range: [0, 2]}}
`}, `
wargame: 1
title: Main
variables:
  a:
    value: 5
    unit: kg
  b:
    value: 3
    title: Bee
  c:
    value: 4
    source: "C, 2024"
    title: Sea
  d: 6
policies:
  p:
    set:
      x:
        week 2: 9
      y: 1
    title: P
  q:
    title: Q
  r: {}
tables:
  t:
    5: 3
auxiliaries:
  f:
    value:
      by: posture
      hold: 7
    title: F
stocks:
  s:
    start: 2
    unit: kg
    source: New
watch:
  - a
  - b
  - c
checks:
  - p.o > 1
  - p.o > 2
levers:
  l:
    default: 1
    range:
      - 0
      - 2
`)
}

func TestExtendsNullRemoves(t *testing.T) {
	wantMerged(t, map[string]string{
		"base.yaml": `
variables: {a: {value: 1, title: A}, b: 2}
events: {e: {when: a > 1}}
policies: {p: {set: {x: 1, y: 2}}, q: {}}
watch: [a]
`,
		"main.yaml": `
extends: base.yaml
variables: {a: {title: null}, b: ~}
events: null
policies: {p: {set: {x: null}}, q: null, r: {like: p, set: {y: null}}}
watch: null
`}, `
variables:
  a:
    value: 1
policies:
  p:
    set:
      y: 2
  r:
    like: p
    set:
      y: null
`)
}

func TestExtendsNullThatRemovesNothing(t *testing.T) {
	wantDiagnostics(t, map[string]string{
		"base.yaml": "variables: {a: {value: 1}}\npolicies: {p: {set: {x: 1}}}\n",
		"main.yaml": `extends: base.yaml
variables:
  a: {title: null}
  b: null
  d: {value: 1, unit: null}
events: null
policies: {p: {set: {y: null}}}
`}, `
main.yaml:3:14: null removes what a file extends, and there is no "variables.a.title" to remove
  |   a: {title: null}
  |              ^^^^
main.yaml:4:6: null removes what a file extends, and there is no "variables.b" to remove
  |   b: null
  |      ^^^^
main.yaml:5:23: null removes what a file extends, and there is no "variables.d.unit" to remove
  |   d: {value: 1, unit: null}
  |                       ^^^^
main.yaml:6:9: null removes what a file extends, and there is no "events" to remove
  | events: null
  |         ^^^^
main.yaml:7:25: null removes what a file extends, and there is no "policies.p.set.y" to remove
  | policies: {p: {set: {y: null}}}
  |                         ^^^^
`)
}

// A file's null is judged by what that file extends, not by what happens to be merged before it.
func TestExtendsNullOfAnotherFilesKey(t *testing.T) {
	wantDiagnostics(t, map[string]string{
		"a.yaml":    "variables: {v: 1}\n",
		"b.yaml":    "variables: {v: null}\n",
		"main.yaml": "extends: [a.yaml, b.yaml]\nvariables: {v: 2}\n",
	}, `
b.yaml:1:16: null removes what a file extends, and there is no "variables.v" to remove
  | variables: {v: null}
  |                ^^^^
`)
}

func TestExtendsEmptyValue(t *testing.T) {
	wantDiagnostics(t, map[string]string{
		"base.yaml": "title: Base\nvariables: {a: 1}\n",
		"main.yaml": "extends: base.yaml\ntitle:\nvariables:\n",
	}, `
main.yaml:2:7: nothing after the colon
  | title:
  |       ^
note: base.yaml:1:8: the value it has so far
  | title: Base
  |        ^^^^
hint: write null to remove the value
`)
}

// Two files that extend the same base are combined: the base counts once, where it is first named.
func TestExtendsDiamond(t *testing.T) {
	wantMerged(t, map[string]string{
		"base.yaml":      "variables: {a: 1, b: 2, c: 3}\nwatch: [a]\nabstract: true\n",
		"sub/one.yaml":   "extends: ../base.yaml\ntitle: One\nvariables: {a: 10, c: null}\nwatch: [x]\n",
		"sub/two.yaml":   "extends: ../base.yaml\ntitle: Two\nvariables: {b: 20}\nwatch: [y]\n",
		"main.yaml":      "abstract: true\nextends: [sub/one.yaml, ./sub/two.yaml]\n",
		"unrelated.yaml": "variables: {z: 1}\n",
	}, `
variables:
  a: 10
  b: 20
watch:
  - a
  - x
  - y
title: Two
abstract: true
`)
}

func TestExtendsConflict(t *testing.T) {
	files := map[string]string{
		"base.yaml": "variables: {a: 1, b: 1, c: 1, d: 1}\n",
		"one.yaml":  "extends: base.yaml\nvariables: {a: 2, b: {value: 2, unit: kg}, c: null, e: {by: x, y: 1}}\n",
		"two.yaml":  "extends: base.yaml\nvariables: {a: 3, b: 2, c: 4, e: {value: {by: x, y: 1}}}\n",
		"main.yaml": "extends: [one.yaml, two.yaml]\n",
	}
	wantDiagnostics(t, files, `
two.yaml:2:16: two files that main.yaml extends give different values for "variables.a"
  | variables: {a: 3, b: 2, c: 4, e: {value: {by: x, y: 1}}}
  |                ^
note: one.yaml:2:16: the other value
  | variables: {a: 2, b: {value: 2, unit: kg}, c: null, e: {by: x, y: 1}}
  |                ^
hint: say in main.yaml which it is
two.yaml:2:28: two files that main.yaml extends give different values for "variables.c"
  | variables: {a: 3, b: 2, c: 4, e: {value: {by: x, y: 1}}}
  |                            ^
note: one.yaml:2:47: the other value
  | variables: {a: 2, b: {value: 2, unit: kg}, c: null, e: {by: x, y: 1}}
  |                                               ^^^^
hint: say in main.yaml which it is
`)
	files["main.yaml"] += "variables: {a: {value: 9}, c: 5}\n"
	wantMerged(t, files, `
variables:
  a:
    value: 9
  b:
    value: 2
    unit: kg
  d: 1
  e:
    value:
      by: x
      y: 1
  c: 5
`)
}

func TestExtendsExcept(t *testing.T) {
	files := map[string]string{
		"base.yaml": "variables: {a: 1}\npolicies: {p: {}}\nwatch: [a]\n",
		"one.yaml":  "extends: base.yaml\nvariables: {b: 1}\npolicies: {q: {}}\n",
		"main.yaml": "extends: {from: one.yaml, except: [policies, watch]}\n",
	}
	wantMerged(t, files, `
variables:
  a: 1
  b: 1
`)
	// A section left out once comes where the file is named again without leaving it out.
	files["main.yaml"] = "extends: [{from: one.yaml, except: [policies, watch]}, base.yaml]\n"
	wantMerged(t, files, `
variables:
  a: 1
  b: 1
policies:
  p: {}
watch:
  - a
`)
	files["main.yaml"] = "extends: {from: one.yaml, except: [polices], only: x}\n"
	wantDiagnostics(t, files, `
main.yaml:1:36: one.yaml has no section "polices" to leave out
  | extends: {from: one.yaml, except: [polices], only: x}
  |                                    ^^^^^^^
hint: did you mean "policies"?
main.yaml:1:46: unknown key "only" in extends
  | extends: {from: one.yaml, except: [polices], only: x}
  |                                              ^^^^
hint: it has the keys from and except
`)
	files["main.yaml"] = "extends: {from: one.yaml, except: [battles]}\n"
	wantDiagnostics(t, files, `
main.yaml:1:36: one.yaml has no section "battles" to leave out
  | extends: {from: one.yaml, except: [battles]}
  |                                    ^^^^^^^
hint: it has variables, policies, watch
`)
}

func TestExtendsMistakes(t *testing.T) {
	for _, c := range []struct{ name, main, want string }{
		{"missing", "extends: [bse.yaml, other.yaml]\n", `
main.yaml:1:11: no file "bse.yaml"
  | extends: [bse.yaml, other.yaml]
  |           ^^^^^^^^
hint: did you mean "base.yaml"?
main.yaml:1:21: no file "other.yaml"
  | extends: [bse.yaml, other.yaml]
  |                     ^^^^^^^^^^
`},
		{"library", "extends: library/tawain\n", `
main.yaml:1:10: no scenario "tawain" in the library
  | extends: library/tawain
  |          ^^^^^^^^^^^^^^
hint: did you mean "library/taiwan"?
`},
		{"bare library name", "extends: taiwan\n", `
main.yaml:1:10: no file "taiwan"
  | extends: taiwan
  |          ^^^^^^
hint: did you mean "library/taiwan"?
`},
		{"cycle", "extends: a.yaml\n", `
b.yaml:1:10: a file cannot extend itself: main.yaml -> a.yaml -> b.yaml -> main.yaml
  | extends: main.yaml
  |          ^^^^^^^^^
`},
		{"folder", "extends: folder\n", `
main.yaml:1:10: folder is a folder, not a scenario file
  | extends: folder
  |          ^^^^^^
`},
		{"backslash", "extends: folder\\x.yaml\n", `
main.yaml:1:10: no file "folder\\x.yaml"
  | extends: folder\x.yaml
  |          ^^^^^^^^^^^^^
hint: paths are written with /, everywhere
`},
		{"nothing", "extends:\n", `
main.yaml:1:9: extends names files
  | extends:
  |         ^
hint: write extends: FILE, or a list of FILE or {from: FILE, except: [SECTION]}
`},
		{"broken", "extends: broken.yaml\n", `
broken.yaml:1:4: a value cannot start with '%' in YAML
  | a: %
  |    ^
hint: quote it
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantDiagnostics(t, map[string]string{
				"main.yaml": c.main, "base.yaml": "title: x\n", "a.yaml": "extends: b.yaml\n", "b.yaml": "extends: main.yaml\n",
				"folder/x.yaml": "title: x\n", "broken.yaml": "a: %\n", "library/taiwan.yaml": "title: x\n", "library/korea.yaml": "title: x\n",
			}, c.want)
		})
	}
}

// What a shipped scenario extends is in the library too; a user's file of the same name does not matter.
func TestExtendsInsideLibrary(t *testing.T) {
	files := map[string]string{
		"main.yaml":                 "extends: library/korea.yaml\n",
		"models/front.yaml":         "title: Wrong\n",
		"library/korea.yaml":        "extends: [models/front.yaml, library/models/talks]\n",
		"library/models/front.yaml": "title: Front\nvariables: {x: 1}\n",
		"library/models/talks.yaml": "extends: front.yaml\nquestion: Why?\n",
	}
	wantMerged(t, files, "title: Front\nvariables:\n  x: 1\nquestion: Why?\n")
	d, _ := readFiles(files)
	var names []string
	for _, f := range d.Files {
		names = append(names, f.Name)
	}
	if got, want := strings.Join(names, " "), "main.yaml library/korea library/models/front library/models/talks"; got != want {
		t.Errorf("files %q, want %q", got, want)
	}
	files["library/korea.yaml"] = "extends: ../main.yaml\n"
	wantDiagnostics(t, files, `
library/korea:1:10: no scenario "../main" in the library
  | extends: ../main.yaml
  |          ^^^^^^^^^^^^
hint: the library has korea
`)
}

// anyPath is a file system that opens whatever path it is given, as the one of the command line does.
type anyPath map[string]string

func (a anyPath) Open(name string) (fs.File, error) {
	text, ok := a[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return fstest.MapFS{"x": {Data: []byte(text)}}.Open("x")
}

func TestExtendsPathsOutside(t *testing.T) {
	d, diags := Read("./../up/main.yaml", Options{Files: anyPath{
		"../up/main.yaml": "extends: [../base.yaml, /abs/other.yaml]\n",
		"../base.yaml":    "variables: {a: 1}\n",
		"/abs/other.yaml": "extends: near.yaml\n",
		"/abs/near.yaml":  "variables: {b: 1}\n",
	}})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	if got, want := printedWithoutFiles(t, d), "variables:\n  a: 1\n  b: 1\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	d, diags = Read("-", Options{Files: anyPath{"-": "extends: base.yaml\n", "base.yaml": "title: x\n"}})
	if len(diags) > 0 || printedWithoutFiles(t, d) != "title: x\n" {
		t.Errorf("from standard input: %v", diags)
	}
}

func TestReadMissingMain(t *testing.T) {
	for name, want := range map[string]string{
		"mian.yaml":    "no file \"mian.yaml\"\nhint: did you mean \"main.yaml\"?",
		"library/nope": `no scenario "nope" in the library`,
		"sub":          "sub is a folder, not a scenario file",
		"":             ". is a folder, not a scenario file",
	} {
		d, diags := Read(name, Options{Files: mapFiles(map[string]string{"main.yaml": "title: x\n", "sub/x.yaml": "title: x\n"})})
		if d != nil || diags.Error() != want {
			t.Errorf("read(%q): %q, want %q", name, diags.Error(), want)
		}
	}
}

// A base file of another version is refused at its own place.
func TestExtendsAnotherVersion(t *testing.T) {
	_, diags := readFiles(map[string]string{
		"main.yaml": "wargame: 1\nextends: base.yaml\n",
		"base.yaml": "wargame: 2\nvariables: {a: 1}\n",
	})
	if len(diags) != 1 || diags[0].Span.String() != "base.yaml:1:10" || diags[0].Code != "unknown-version" {
		t.Errorf("%v", diags)
	}
}
