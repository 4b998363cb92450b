//go:build !wasip1 && !js

package main

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
)

// columnsOf are programs that print the columns of a file one below the other, each its name and then its values: numbers with all their
// digits, and a word where there is none.
var columnsOf = map[string]string{
	"python": `
import pandas as pd
t = pd.read_csv(%q, float_precision="round_trip", keep_default_na=False, na_values=[""])
for c in t:
    print(c)
    for x in t[c]:
        print(x if isinstance(x, str) else "empty" if x != x else float(x).hex())`,
	"r": `
t <- read.csv(%q)
for (c in names(t)) {
  x <- t[[c]]
  writeLines(c(c, if (is.character(x)) x else ifelse(is.na(x), "empty", sprintf("%%a", as.numeric(x)))))
}`,
	"sql": `
const { DuckDBInstance } = require('@duckdb/node-api');
(async () => {
  const c = await (await DuckDBInstance.create(':memory:')).connect();
  const read = await c.runAndReadAll("FROM '" + %q + "'");
  read.getColumns().forEach((column, i) => {
    console.log([read.columnNames()[i], ...column.map(x => x === null ? 'empty' : Object.is(x, -0) ? '-0' : String(x))].join('\n'));
  });
})();`,
}

// unitsOff is how many units in the last place readers of decimals are off: R's builds them digit by digit.
var unitsOff = map[string]int64{"r": 1}

// readersScenario has what readers may trip over: a policy whose name some take for a missing value, outcomes that are empty, at once in
// the first trials and always, times that never came, and the ends of what a double holds.
const readersScenario = `wargame: 1
clock: {step: 1 week, length: 4 weeks}
variables: {x: "uniform(0, 1)", huge: 1e300}
stocks: {s: {start: 0}}
flows: {f: {to: s, rate: "x * uniform(0, 1)"}}
policies: {"null": {}, "na": {}, "true": {}}
outcomes:
  end: final(s)
  late: first_time(s > 1)
  often: {value: final(s), given: x > 0.5}
  always_empty: {value: final(s), given: x > 2}
  large: final(s) * huge * 1e7
  small: x * 1e-300
  subnormal: x * 1e-310
  signed_zero: -x * floor(2 * x)
`

// Every value of a saved run is found by programs that are none of ours, to the bit, as CSV and as Parquet: those that are empty, those
// that never came, and those of a scenario with many.
func TestReadersFindEveryBit(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("plan.yaml", []byte(readersScenario), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, form := range []string{"csv", "parquet"} {
		if _, told, status := call(t, "run", "plan.yaml", "us-aid-pause", "--trials", "500", "--out", form, "--data", form); status != 0 {
			t.Fatalf("status %d: %s", status, told)
		}
	}
	for _, n := range notebooks {
		t.Run(n.language, func(t *testing.T) {
			command := n.find(t)
			for _, table := range []string{"plan/outcomes", "plan/variables", "us-aid-pause/outcomes", "us-aid-pause/variables"} {
				want := savedColumns(t, "csv/"+table+".csv")
				names := []string{"csv/" + table + ".csv"}
				if n.language == "sql" {
					names = append(names, "parquet/"+table+".parquet")
				}
				for _, name := range names {
					out, err := program(command, fmt.Sprintf(columnsOf[n.language], name)).Output()
					if err != nil {
						t.Fatalf("%s: %v", name, err)
					}
					compareCells(t, name, strings.Split(strings.TrimSuffix(string(out), "\n"), "\n"), want, unitsOff[n.language])
				}
			}
		})
	}
}

// savedColumns is what a CSV file holds, column after column.
func savedColumns(t *testing.T, name string) []string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(readText(t, name))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var cells []string
	for column := range rows[0] {
		for _, row := range rows {
			cells = append(cells, row[column])
		}
	}
	return cells
}

// compareCells wants the cells that a reader printed to be those of the file, numbers within units in the last place.
func compareCells(t *testing.T, name string, got, want []string, units int64) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d cells, want %d", name, len(got), len(want))
		return
	}
	numbers, empty := 0, 0
	for i := range want {
		x, err := strconv.ParseFloat(want[i], 64)
		switch {
		case want[i] == "":
			empty++
			if got[i] != "empty" {
				t.Errorf("%s: %q in place of none", name, got[i])
			}
		case err != nil:
			if got[i] != want[i] {
				t.Errorf("%s: %q, want %q", name, got[i], want[i])
			}
		default:
			numbers++
			y, err := strconv.ParseFloat(got[i], 64)
			if err != nil || math.Signbit(x) != math.Signbit(y) || off(x, y) > units {
				t.Errorf("%s: %s, want %s", name, got[i], want[i])
			}
		}
	}
	t.Logf("%s: %d numbers, %d empty", name, numbers, empty)
}

// off is how many units in the last place two numbers of one sign are apart.
func off(x, y float64) int64 {
	d := int64(math.Float64bits(x)) - int64(math.Float64bits(y))
	return max(d, -d)
}
