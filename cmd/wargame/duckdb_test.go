//go:build !wasip1 && !js

package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// queries is a program for node that prints the rows of each query, with commas between values.
const queries = `
const { DuckDBInstance } = require('@duckdb/node-api');
(async () => {
  const c = await (await DuckDBInstance.create(':memory:')).connect();
  for (const q of process.argv.slice(1))
    for (const row of (await c.runAndReadAll(q)).getRows()) console.log(row.map(String).join(','));
})();`

// Tables are read as they are by a program that is none of ours: DuckDB finds the same values, to the bit, in Parquet and in CSV, and
// as many of them as there are.
func TestDuckDBReadsTables(t *testing.T) {
	if err := exec.Command("node", "-e", "require('@duckdb/node-api')").Run(); err != nil {
		t.Skipf("node has no DuckDB here (npm install @duckdb/node-api, and NODE_PATH): %v", err)
	}
	t.Chdir(t.TempDir())
	text := killedScenario + "  mid: {value: final(s), given: x > 0.5}\n"
	text = strings.Replace(text, "outcomes: {end: final(s), late: first_time(s > 1)}", "outcomes:\n  end: final(s)\n  late: first_time(s > 1)", 1)
	if err := os.WriteFile("plan.yaml", []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, form := range []string{"csv", "parquet"} {
		if _, told, status := call(t, "run", "plan.yaml", "--trials", "70k", "--out", form, "--data", form); status != 0 {
			t.Fatalf("status %d: %s", status, told)
		}
	}
	out, err := exec.Command("node", "-e", queries, "--",
		"select count(*), count(distinct policy), max(trial), count(*) - count(mid) > 0, sum(late_never) > 0, any_value(scenario) from 'parquet/plan/outcomes.parquet'",
		"select count(*) from (from 'parquet/plan/outcomes.parquet' except from 'csv/plan/outcomes.csv')",
		"select count(*) from (from 'csv/plan/outcomes.csv' except from 'parquet/plan/outcomes.parquet')",
		"select count(*) from (from 'parquet/plan/variables.parquet' intersect from 'csv/plan/variables.csv')",
		"select column_name, column_type from (describe from 'parquet/plan/outcomes.parquet')",
	).CombinedOutput()
	want := "140000,2,70000,true,true,plan\n0\n0\n70000\n" +
		"scenario,VARCHAR\npolicy,VARCHAR\ntrial,BIGINT\nend,DOUBLE\nlate,DOUBLE\nmid,DOUBLE\nlate_never,DOUBLE\n"
	if err != nil || string(out) != want {
		t.Errorf("%v: DuckDB says\n%s, want\n%s", err, out, want)
	}
}
