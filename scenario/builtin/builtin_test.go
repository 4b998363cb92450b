package builtin

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"wargame/scenario/formula"
	"wargame/scenario/source"
)

// The names of format version 1, in the order of the reference.
const (
	functionNames = `min max abs sqrt exp ln log10 sin cos tan floor ceil round mod clamp sign logistic divide cdf
		pulse step_up ramp previous delayed smooth above below
		wanted in_transit overflow fired happened active since firing sum min_over max_over next
		initial final highest lowest average total at ever always duration first_time count`
	distributionNames = `to normal lognormal uniform triangular pert beta gamma exponential weibull student_t bernoulli
		poisson binomial choice discrete truncated mixture`
)

func TestTablesHoldEveryName(t *testing.T) {
	var names []string
	for _, f := range Functions() {
		names = append(names, f.Name)
	}
	if want := strings.Fields(functionNames); !slices.Equal(names, want) {
		t.Errorf("functions are %v, want %v", names, want)
	}
	names = nil
	for _, d := range Distributions() {
		names = append(names, d.Name)
	}
	if want := strings.Fields(distributionNames); !slices.Equal(names, want) {
		t.Errorf("distributions are %v, want %v", names, want)
	}
}

var sentences = regexp.MustCompile(`^\S.*\S\.$`)

// checkRow checks what rows of both tables share, and gives the tree of the example.
func checkRow(t *testing.T, name string, params []Param, doc, example string) *formula.Node {
	t.Helper()
	if name != "to" && (!formula.IsIdentifier(name) || formula.IsReserved(name)) {
		t.Errorf("%s cannot be called", name)
	}
	if !IsName(name) {
		t.Errorf("%s is not found", name)
	}
	if !sentences.MatchString(doc) {
		t.Errorf("%s: the prose is no sentence: %q", name, doc)
	}
	if len(params) == 0 {
		t.Errorf("%s has no parameters", name)
	}
	seen := map[string]bool{}
	for _, p := range params {
		if !formula.IsIdentifier(p.Name) || seen[p.Name] {
			t.Errorf("%s: bad parameter %q", name, p.Name)
		}
		seen[p.Name] = true
	}
	f := source.NewFile(name, []byte(example))
	tree, mistakes := formula.Parse(source.Plain(f, 0, len(example)))
	if len(mistakes) > 0 {
		t.Errorf("the example of %s:\n%s", name, mistakes.Error())
	}
	return tree
}

// checkCount checks that an example calls with as many arguments as the row allows.
func checkCount(t *testing.T, name string, got, params, optional int, variadic bool, group int) {
	t.Helper()
	more := got - params
	if more < -optional || more > 0 && (!variadic || more%group != 0) {
		t.Errorf("the example of %s has %d arguments for %d parameters", name, got, params)
	}
}

func TestFunctionsAreWhole(t *testing.T) {
	for _, f := range Functions() {
		var call *formula.Node
		checkRow(t, f.Name, f.Params, f.Doc, f.Example).Walk(func(n *formula.Node) bool {
			if n.Kind == formula.Call && n.Name == f.Name {
				call = n
			}
			return true
		})
		if call == nil {
			t.Errorf("the example of %s does not call it", f.Name)
			continue
		}
		checkCount(t, f.Name, len(call.Args), len(f.Params), f.Optional, f.Variadic, 1)
		if f.Optional >= len(f.Params) || f.Variadic && f.Optional > 0 {
			t.Errorf("%s: %d of its %d parameters may be left out", f.Name, f.Optional, len(f.Params))
		}
		if last := len(f.Params) - 1; f.Variadic && f.Params[last].Type != NumberType {
			t.Errorf("%s repeats what is no number", f.Name)
		}
		if any := slices.ContainsFunc(f.Params, func(p Param) bool { return p.Type == AnyType }); any != (f.Result == AnyType) {
			t.Errorf("%s: the result is of any type and the parameters are not, or the other way round", f.Name)
		}
	}
}

func TestDistributionsAreWhole(t *testing.T) {
	for _, d := range Distributions() {
		tree := checkRow(t, d.Name, d.Params, d.Doc, d.Example)
		isTo := tree.Kind == formula.Binary && tree.Op == formula.To && d.Name == "to"
		isCall := tree.Kind == formula.Call && tree.Name == d.Name
		if !isTo && !isCall {
			t.Errorf("the example of %s is %s", d.Name, d.Example)
		}
		if d.Variadic != (d.Group > 0) || d.Variadic && len(d.Params)%d.Group != 0 {
			t.Errorf("%s repeats groups of %d", d.Name, d.Group)
		}
		checkCount(t, d.Name, len(tree.Args), len(d.Params), 0, d.Variadic, max(d.Group, 1))
		if d.Result != NumberType && d.Result != TruthType {
			t.Errorf("%s gives type %d", d.Name, d.Result)
		}
		checkDomains(t, d)
	}
}

// checkDomains checks that each parameter that is a number has a domain, and that a distribution whose parameters are
// repeated needs no names for them.
func checkDomains(t *testing.T, d Distribution) {
	t.Helper()
	numbers := 0
	for _, p := range d.Params {
		if p.Type == NumberType {
			numbers++
		}
	}
	if len(d.Domains) == 0 || numbers%len(d.Domains) != 0 || !d.Variadic && numbers != len(d.Domains) {
		t.Errorf("%s has %d domains for %d numbers", d.Name, len(d.Domains), numbers)
	}
	for _, domain := range d.Domains {
		if d.Variadic && domains[domain].noun == "" {
			t.Errorf("%s repeats parameters without a name", d.Name)
		}
	}
}

func TestNamesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range strings.Fields(functionNames + " " + distributionNames) {
		if seen[name] {
			t.Errorf("%s is there twice", name)
		}
		seen[name] = true
	}
}

func TestLookup(t *testing.T) {
	if f := LookupFunction("clamp"); f == nil || f.Name != "clamp" || f != LookupFunction("clamp") {
		t.Errorf("clamp is %v", f)
	}
	if d := LookupDistribution("pert"); d == nil || d.Name != "pert" || d != LookupDistribution("pert") {
		t.Errorf("pert is %v", d)
	}
	if LookupFunction("pert") != nil || LookupDistribution("clamp") != nil || IsName("shells") || IsName("") {
		t.Error("found what is not there")
	}
}

// What a caller does to the slice it got changes no table.
func TestTablesAreCopies(t *testing.T) {
	Functions()[0].Name = "changed"
	Distributions()[0].Name = "changed"
	if LookupFunction("min") == nil || LookupDistribution("to") == nil {
		t.Error("a caller changed a table")
	}
}

func TestSignature(t *testing.T) {
	check := func(got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	check(LookupFunction("clamp").Signature(), "clamp(x, low, high)")
	check(LookupFunction("min").Signature(), "min(a, b, ...)")
	check(LookupFunction("delayed").Signature(), "delayed(x, duration, first[, order])")
	check(LookupFunction("smooth").Signature(), "smooth(x, duration[, first[, order]])")
	check(LookupDistribution("to").Signature(), "low to high")
	check(LookupDistribution("discrete").Signature(), "discrete(v1, p1, v2, p2, ...)")
}

func TestNormalP95(t *testing.T) {
	if inside := math.Erf(NormalP95 / math.Sqrt2); math.Abs(inside-0.9) > 1e-15 {
		t.Errorf("%v of a normal lies within NormalP95 of its mean, want 0.9", inside)
	}
}

// Each row says in which units all of its arguments are, and in which its value is, by what some argument says before. What an
// argument is in follows from no two unknown units at once.
func TestUnitsAreWhole(t *testing.T) {
	check := func(name string, params int, r Rule) {
		t.Helper()
		if len(r.Of) != params {
			t.Errorf("%s has units for %d of %d parameters", name, len(r.Of), params)
		}
		hasU, hasV := false, false
		for _, m := range r.Of {
			if open := m.U != 0 && !hasU || m.V != 0 && !hasV; open && m.U != 0 && m.V != 0 {
				t.Errorf("%s: %+v is of two units, of which one is not known", name, m)
			}
			hasU, hasV = hasU || m.U != 0, hasV || m.V != 0
		}
		if g := r.Gives; g.U != 0 && !hasU || g.V != 0 && !hasV {
			t.Errorf("%s gives a unit that no argument has", name)
		}
	}
	for _, f := range Functions() {
		check(f.Name, len(f.Params), f.Units)
	}
	for _, d := range Distributions() {
		check(d.Name, len(d.Params), d.Units)
	}
	if r := LookupDistribution("discrete").Units; r.At(4, 2) != u || r.At(5, 2) != pure || r.At(7, 2) != pure {
		t.Error("repeated parameters have other units than those that they repeat")
	}
}
