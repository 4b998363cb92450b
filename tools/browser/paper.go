package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"regexp"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// papers are what printers have, in inches.
var papers = map[string]struct{ width, height float64 }{
	"a4":     {210 / 25.4, 297 / 25.4},
	"letter": {8.5, 11},
}

// aPage is an object of a PDF file that is a page, as Chromium writes it.
var aPage = regexp.MustCompile(`/Type\s*/Page\b`)

// paper prints a page as PDF, and says on how many sides of paper.
func paper(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("paper", flag.ContinueOnError)
	size := flags.String("size", "a4", "of the paper: a4 or letter")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if _, ok := papers[*size]; !ok {
		return fmt.Errorf("there is no paper %q: a4 or letter", *size)
	}
	if flags.NArg() != 2 {
		return fmt.Errorf("one page and one PDF: %s", usage)
	}
	b, err := start(ctx)
	if err != nil {
		return err
	}
	defer b.stop()
	pdf, err := b.printed(flags.Arg(0), *size)
	if err != nil {
		return err
	}
	fmt.Printf("%s: %d pages of %s\n", flags.Arg(0), len(aPage.FindAll(pdf, -1)), *size)
	return os.WriteFile(flags.Arg(1), pdf, 0o666)
}

// printed is a page as PDF, as a printer without colours and backgrounds gets it.
func (b *browser) printed(file, size string) ([]byte, error) {
	ctx, stop := b.tab()
	defer stop()
	at, err := address(file)
	if err != nil {
		return nil, err
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(at)); err != nil {
		return nil, err
	}
	own, p := true, papers[size] // the page says which of its sides lie down
	pdf, err := chromedp.Call(ctx, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: p.width, PaperHeight: p.height, PreferCSSPageSize: &own})
	return bytes.Clone(pdf.Data), err
}
