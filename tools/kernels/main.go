// Kernels writes the kernels of sim/kernel in assembly for amd64, and the tables of which operator each serves: the same
// description once for AVX2, with 4 lanes in a vector, and once for AVX-512, with 8. No instruction is fused, and each
// operation is the one that the plain Go kernel does, so that the bits are the same; the tests of sim/kernel hold them
// against each other.
//
//	go run . DIR     writes avx2_amd64.s, avx512_amd64.s, and beside each its declarations and set, into DIR
package main

import (
	"fmt"
	"go/format"
	"os"
	"path/filepath"
	"regexp"

	"github.com/mmcloughlin/avo/ir"
	"github.com/mmcloughlin/avo/pass"
	"github.com/mmcloughlin/avo/printer"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: kernels DIR")
		os.Exit(2)
	}
	for _, wide := range []bool{false, true} {
		if err := write(os.Args[1], wide); err != nil {
			fmt.Fprintln(os.Stderr, "kernels:", err)
			os.Exit(1)
		}
	}
}

// write makes the two files of one instruction set.
func write(dir string, wide bool) error {
	g := newMachine(wide)
	g.ConstraintExpr("amd64")
	for _, op := range operators {
		g.column(op)
		g.serve(op.name, op.stops, op.name)
	}
	g.power()
	g.normalQuantile()
	g.uniform()
	g.pieces()
	g.finite()
	g.inside()
	file, err := g.Result()
	if err != nil {
		return err
	}
	for _, f := range file.Functions() { // one by one, so that an error has a name
		if err := pass.Compile.Execute(&ir.File{Sections: []ir.Section{f}}); err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	if err := pass.IncludeTextFlagHeader(file); err != nil {
		return err
	}
	config := printer.Config{Name: "tools/kernels", Pkg: "kernel"}
	assembly, err := printer.NewGoAsm(config).Print(file)
	if err != nil {
		return err
	}
	if found := forbidden(wide).Find(assembly); found != nil {
		return fmt.Errorf("%s: %s is not for this machine", g.name, found)
	}
	stubs, err := printer.NewStubs(config).Print(file)
	if err != nil {
		return err
	}
	base := filepath.Join(dir, g.name+"_amd64")
	if err := os.WriteFile(base+".s", assembly, 0o666); err != nil {
		return err
	}
	text, err := format.Source(append(stubs, g.overlay()...))
	if err != nil {
		return err
	}
	return os.WriteFile(base+".go", text, 0o666)
}

// forbidden is what must not stand in the file: fused operations, which round once instead of twice, and for AVX2 the
// registers that only AVX-512 has, which the assembler would take without a word.
func forbidden(wide bool) *regexp.Regexp {
	if wide {
		return regexp.MustCompile(`VFN?M(ADD|SUB)\w*`)
	}
	return regexp.MustCompile(`VFN?M(ADD|SUB)\w*|\b[XY](1[6-9]|2\d|3[01])\b|\b[ZK]\d+\b`)
}
