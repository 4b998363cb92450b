//go:build !wasip1 && !js

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// notebook is a program that runs the cells of a document in one language.
type notebook struct {
	language string
	commands [][]string // the first that can do what needs says is taken
	needs    string     // a program of the language that fails where something is lacking, and prints the versions
	file     string     // the program with all cells
	mark     string     // a statement of the language that prints cellEnd
	picture  string     // what the cells draw
	install  string
}

const cellEnd = "-- end of cell --"

var notebooks = []notebook{
	{
		language: "python", commands: [][]string{{"python3", "-c"}, {"/usr/bin/python3", "-c"}},
		needs: "import pandas, matplotlib; print('pandas', pandas.__version__, 'matplotlib', matplotlib.__version__)",
		file:  "exec(open('cells').read())", mark: "print('" + cellEnd + "')", picture: "pandas.png",
		install: "apt install python3-pandas python3-matplotlib",
	},
	{
		language: "r", commands: [][]string{{"Rscript", "-e"}},
		needs: "cat(R.version.string)",
		file:  "source('cells', print.eval = TRUE)", mark: "cat('" + cellEnd + "\\n')", picture: "r.pdf",
		install: "apt install r-base-core",
	},
	{
		language: "sql", commands: [][]string{{"node", "-e"}},
		needs: "console.log('DuckDB', require('@duckdb/node-api').version())",
		file:  statements, mark: "SELECT '" + cellEnd + "' AS mark;",
		install: "npm install @duckdb/node-api, and NODE_PATH",
	},
}

// statements is a program for node that runs a file of SQL and prints what each query gives, the names of its columns first.
const statements = `
const { DuckDBInstance } = require('@duckdb/node-api');
(async () => {
  const c = await (await DuckDBInstance.create(':memory:')).connect();
  for (const statement of require('fs').readFileSync('cells', 'utf8').split(/;\s*$/m).filter(s => s.trim())) {
    const read = await c.runAndReadAll(statement);
    if (/^\s*CREATE/.test(statement)) continue;
    if (read.columnNames()[0] !== 'mark') console.log(read.columnNames().join(' | '));
    for (const row of read.getRows()) console.log(row.map(String).join(' | '));
  }
})();`

// find gives the command that runs a program of the language, or skips the test.
func (n *notebook) find(t *testing.T) []string {
	t.Helper()
	for _, command := range n.commands {
		if out, err := program(command, n.needs).Output(); err == nil {
			t.Logf("%s: %s", command[0], out)
			return command
		}
	}
	t.Skipf("%s: what docs/notebooks.md needs is not here (%s)", n.language, n.install)
	return nil
}

// program is a command that runs a text, which draws to no screen.
func program(command []string, text string) *exec.Cmd {
	c := exec.Command(command[0], append(command[1:len(command):len(command)], text)...)
	c.Env = append(os.Environ(), "MPLBACKEND=Agg", "LC_ALL=C.UTF-8", "PYTHONUTF8=1")
	return c
}

// Programs that docs/notebooks.md shows print what stands below them, from a run that its own commands save; and the difference they
// work out by hand is the one that wargame gives. With -update, what they print is written anew.
func TestNotebooks(t *testing.T) {
	name, err := filepath.Abs(filepath.Join("..", "..", "docs", "notebooks.md"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	t.Setenv("COLUMNS", "100")
	(&document{}).check(t, readText(t, name))
	difference := savedDifference(t, filepath.Join("runs", "us-aid-pause", "run.json"))
	for _, n := range notebooks {
		t.Run(n.language, func(t *testing.T) {
			command := n.find(t)
			text := readText(t, name)
			cells := n.cells(text)
			if len(cells) == 0 {
				t.Fatal("no cells")
			}
			if err := os.WriteFile("cells", []byte(strings.Join(cells, n.mark+"\n")+n.mark+"\n"), 0o666); err != nil {
				t.Fatal(err)
			}
			c := program(command, n.file)
			var told strings.Builder
			c.Stderr = &told
			out, err := c.Output()
			if err != nil {
				t.Fatalf("%v: %s", err, told.String())
			}
			printed := strings.Split(string(out), cellEnd+"\n")
			if len(printed) != len(cells)+1 {
				t.Fatalf("%d cells printed %q", len(cells), printed)
			}
			if !strings.Contains(string(out), difference) {
				t.Errorf("the difference of the run is %s, and none of these:\n%s", difference, out)
			}
			if n.picture != "" {
				if i, err := os.Stat(n.picture); err != nil || i.Size() == 0 {
					t.Errorf("nothing is drawn: %v", err)
				}
			}
			got := n.shown(t, text, printed)
			switch {
			case got == text:
			case *update:
				if err := os.WriteFile(name, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			default:
				t.Errorf("%s does not show what happens (go generate ./... writes it anew):\n%s", name, cmp.Diff(text, got))
			}
		})
	}
}

// cells are the programs of the language in a document.
func (n *notebook) cells(text string) []string {
	var cells []string
	for _, part := range strings.Split(text, "\n```"+n.language+"\n")[1:] {
		cell, _, _ := strings.Cut(part, "```\n")
		cells = append(cells, cell)
	}
	return cells
}

// shown is the document with what its cells printed, each in the block that stands below it.
func (n *notebook) shown(t *testing.T, text string, printed []string) string {
	t.Helper()
	parts := strings.Split(text, "\n```"+n.language+"\n")
	for i := range parts[1:] {
		cell, after, _ := strings.Cut(parts[i+1], "```\n")
		below, is := strings.CutPrefix(after, "\n```text\n")
		if !is {
			t.Fatalf("nothing shows what this prints:\n%s", cell)
		}
		_, rest := until(t, below, "```\n")
		var lines strings.Builder
		for line := range strings.Lines(printed[i]) {
			lines.WriteString(strings.TrimRight(line, " \n") + "\n")
		}
		parts[i+1] = cell + "```\n\n```text\n" + lines.String() + rest
	}
	return strings.Join(parts, "\n```"+n.language+"\n")
}

// savedDifference is what a saved run says of the paired difference in its first outcome of its second policy from the first, as cells print it.
func savedDifference(t *testing.T, name string) string {
	t.Helper()
	var saved struct {
		Run struct {
			Policies []struct {
				Outcomes []struct {
					VsBaseline struct{ Mean, Lo, Hi float64 } `json:"vs_baseline"`
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(readText(t, name)), &saved); err != nil {
		t.Fatal(err)
	}
	d := saved.Run.Policies[1].Outcomes[0].VsBaseline
	return fmt.Sprintf("%.4f [%.4f, %.4f]", d.Mean, d.Lo, d.Hi)
}

// readText is a file's text.
func readText(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
