package cli

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"
)

// Prompt asks a person at a terminal for lines, which can be edited, are completed by Tab and have a history. Only while it waits does
// the terminal give away its keys: else Ctrl-C is a signal, as everywhere.
type Prompt struct {
	in, out     *os.File
	terminal    *term.Terminal
	histories   map[string]term.History // by name
	interrupted bool                    // by Ctrl-C
	gone        bool                    // the terminal
}

// newPrompt is a prompt on stdin and stdout; nil where one of them is no terminal, or one that can only write.
func (s *Streams) newPrompt(complete func(line string) []string) *Prompt {
	in, ok := s.In.r.(*os.File)
	if !ok || !isTerminal(in) || !isTerminal(s.Out.w) || os.Getenv("TERM") == "dumb" {
		return nil
	}
	p := &Prompt{in: in, out: s.Out.w.(*os.File), histories: map[string]term.History{}}
	p.terminal = term.NewTerminal(struct {
		io.Reader
		io.Writer
	}{p, p.out}, "")
	p.histories[""] = p.terminal.History
	p.terminal.AutoCompleteCallback = p.completed(complete)
	return p
}

// Read is the keys. Ctrl-C is noted, of which the editor says the same as of Ctrl-D, and that there are no keys any more: Ctrl-D is one.
func (p *Prompt) Read(keys []byte) (int, error) {
	const ctrlC = 3
	n, err := p.in.Read(keys)
	p.interrupted = p.interrupted || bytes.IndexByte(keys[:n], ctrlC) >= 0
	p.gone = p.gone || err != nil
	return n, err
}

// begin takes the keys of the terminal; restore gives them back.
func (p *Prompt) begin(history, prompt string) (restore func(), err error) {
	before, err := term.MakeRaw(int(p.in.Fd()))
	if err != nil {
		return nil, HungUp // it was a terminal when there was a prompt
	}
	if width, height, err := term.GetSize(int(p.out.Fd())); err == nil && width > 0 {
		p.terminal.SetSize(width, height)
	}
	if p.histories[history] == nil {
		p.histories[history] = term.NewTerminal(nil, "").History
	}
	p.terminal.History = p.histories[history]
	p.terminal.SetPrompt(prompt)
	p.terminal.SetBracketedPasteMode(true)
	p.interrupted = false
	return func() {
		p.terminal.SetBracketedPasteMode(false)
		term.Restore(int(p.in.Fd()), before)
	}, nil
}

// read waits for a line.
func (p *Prompt) read() (string, error) {
	line, err := p.terminal.ReadLine()
	switch {
	case errors.Is(err, term.ErrPasteIndicator):
		return line, nil
	case err != nil && p.gone:
		return "", HungUp
	case err != nil && p.interrupted:
		return "", ErrInterrupted
	}
	return line, err
}

// completed makes Tab complete the word before the cursor as far as it can be, and list what it may become where that is no farther.
func (p *Prompt) completed(complete func(line string) []string) func(string, int, rune) (string, int, bool) {
	return func(line string, at int, key rune) (string, int, bool) {
		if key != '\t' {
			return "", 0, false
		}
		before := line[:at]
		typed := before[strings.LastIndexAny(before, " \t")+1:]
		may := complete(before)
		shared := sharedStart(may)
		switch {
		case len(may) == 1:
			shared += " "
		case len(may) > 1 && len(shared) == len(typed):
			io.WriteString(p.terminal, strings.Join(may, "  ")+"\n")
		}
		if len(shared) < len(typed) {
			return line, at, true
		}
		before = before[:len(before)-len(typed)] + shared
		return before + line[at:], len(before), true
	}
}

// sharedStart is what all words begin with.
func sharedStart(words []string) string {
	if len(words) == 0 {
		return ""
	}
	start := words[0]
	for _, w := range words[1:] {
		for !strings.HasPrefix(w, start) {
			_, size := utf8.DecodeLastRuneInString(start)
			start = start[:len(start)-size]
		}
	}
	return start
}
