package main

import "testing"

func TestCount(t *testing.T) {
	check := func(text string, want int) {
		t.Helper()
		var c count
		switch err := c.Set(text); {
		case want == 0 && err == nil:
			t.Errorf("%q is %d, want an error", text, c)
		case want != 0 && err != nil:
			t.Errorf("%q: %v", text, err)
		case int(c) != want:
			t.Errorf("%q is %d, want %d", text, c, want)
		}
	}
	check("1", 1)
	check("10_000", 10_000)
	check("10k", 10_000)
	check("1.5k", 1500)
	check("1e5", 100_000)
	check("2M", 2_000_000)
	for _, wrong := range []string{"", "0", "-1", "1.5", "1e-3", "ten", "10,000", "3 weeks", "1+1", "1e30", "NaN", "50%"} {
		check(wrong, 0)
	}
}

func TestQuote(t *testing.T) {
	check := func(word, want string) {
		t.Helper()
		if got := quote(word); got != want {
			t.Errorf("quote(%q) = %s, want %s", word, got, want)
		}
	}
	check("aid=50%", "aid=50%")
	check("a=max(1, 2)", "'a=max(1, 2)'")
	check(`a="x"`, `'a="x"'`)
	check("it's", `'it'\''s'`)
	check("", "''")
}

func TestQuoteFile(t *testing.T) {
	for name, want := range map[string]string{
		"-": "-", "us-aid-pause": "us-aid-pause", "../a/b.yaml": "../a/b.yaml", "my plan.yaml": "'my plan.yaml'",
		"--help": "./--help", "$(rm x).yaml": "'$(rm x).yaml'", `C:\a.yaml`: `'C:\a.yaml'`,
	} {
		if got := quoteFile(name); got != want {
			t.Errorf("quoteFile(%q) = %s, want %s", name, got, want)
		}
	}
}
