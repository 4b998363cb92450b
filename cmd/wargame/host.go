package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"wargame/cmd/wargame/internal/cli"
	"wargame/play"
	"wargame/play/debrief"
	"wargame/play/debrief/render"
	"wargame/play/record"
	"wargame/results/page"
	"wargame/web"
)

const hostLong = `host lets a class play a scenario on its phones: it serves a game to browsers on the local network.
Nothing is installed on a phone, nobody needs an account, and nothing leaves the room.

It shows an address, a code and a picture to scan for the class, and a link for you alone: whoever
has it is the facilitator. The screen for the projector is opened from your page. Every page works
without script, and as JSON for programs.

All that is done is written down before it is answered: after Ctrl-C, a crash or an empty battery,
wargame host GAME goes on, with the same code, and every phone is where it was. Names are kept in
people.json beside the log and nowhere else; deleting the file forgets them. What goes over the air
is not encrypted unless --tls-cert and --tls-key say so.`

const hostExample = `  wargame host us-aid-pause
  wargame host us-aid-pause --minutes 8 --odds teams --team moscow=missiles_now --game games/class
  wargame host games/class --listen :8081`

// hostFlags are the flags of host: those with which a game is opened, and those of the server.
type hostFlags struct {
	*playFlags
	listen    string
	code      string
	cert, key string
	names     []string // of this machine, by its certificate
}

// serverFlags are those that go with a game that is open too.
var serverFlags = []string{"listen", "code", "tls-cert", "tls-key"}

func newHost(a *app) *cobra.Command {
	f := &hostFlags{playFlags: newPlayFlags()}
	c := &cobra.Command{
		Use:               "host FILE|GAME",
		SuggestFor:        []string{"serve", "server", "classroom", "web"},
		Short:             "Let a class play a scenario on its phones, without a network beyond the room",
		Long:              hostLong + cli.StatusHelp(nil),
		Example:           hostExample,
		ValidArgsFunction: completeScenarios,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] == "" || args[0] == "-" {
				return cli.Usage("which scenario or game? give one", "for example: wargame host us-aid-pause")
			}
			return f.run(c.Context(), a, args[0], ownFlags(c))
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.listen, "listen", ":8080", "serve at this `address`, as :PORT or HOST:PORT")
	flags.StringVar(&f.code, "code", "", "the `code` with which people join (default drawn, and kept with the game)")
	f.register(flags)
	flags.StringVar(&f.cert, "tls-cert", "", "serve HTTPS with the certificate in this `file`, at the names that it is for")
	flags.StringVar(&f.key, "tls-key", "", "and its key in this `file`")
	return c
}

// run serves a new game of a scenario, or goes on with one.
func (f *hostFlags) run(ctx context.Context, a *app, name string, given []string) error {
	if err := f.check(); err != nil {
		return err
	}
	at, err := f.preflight(a)
	if err != nil {
		return err
	}
	defer at.Close()
	t, err := f.table(ctx, a, name, given)
	if err != nil {
		return err
	}
	defer t.Log.Close()
	return f.serve(ctx, a, t, at)
}

// check refuses flags that cannot be, before anything is begun.
func (f *hostFlags) check() error {
	if (f.cert == "") != (f.key == "") {
		return cli.Usage("--tls-cert and --tls-key go together", "")
	}
	if f.cert != "" {
		pair, err := tls.LoadX509KeyPair(f.cert, f.key)
		if err != nil {
			return cli.Usage(fmt.Sprintf("the certificate cannot be used: %v", err), "")
		}
		f.names = slices.DeleteFunc(slices.Clone(pair.Leaf.DNSNames), func(name string) bool { return strings.Contains(name, "*") })
	}
	if f.code != "" {
		if err := web.CheckCode(f.code); err != nil {
			return cli.Usage("--code: "+err.Error(), "leave it out for one that is drawn")
		}
	}
	return nil
}

// table is the game that is served.
func (f *hostFlags) table(ctx context.Context, a *app, name string, given []string) (*record.Table, error) {
	if !isFolder(name) {
		return f.begin(ctx, a, name, given)
	}
	c, err := record.Read(name)
	if err != nil {
		return nil, noGame(name, err)
	}
	if i := slices.IndexFunc(given, func(flag string) bool { return !slices.Contains(serverFlags, flag) }); i >= 0 {
		return nil, cli.Usage(fmt.Sprintf("--%s is chosen when a game is opened, and %s is one that is", given[i], name), "to go on: wargame host "+quoteFile(name))
	}
	if c.Torn != "" {
		a.Note("%s", c.Torn)
	}
	if c.Opened.Version != version {
		return nil, cli.Usage(fmt.Sprintf("the game was opened by wargame %s, and this is %s, which may play it otherwise", c.Opened.Version, version),
			"wargame play "+quoteFile(name)+" reads it")
	}
	t, err := cli.Await(ctx, func() (*record.Table, error) {
		t, _, err := record.Resume(name, time.Now)
		return t, err
	})
	if err != nil {
		return nil, noGame(name, err)
	}
	return t, nil
}

// serve serves a game until it is asked to end.
func (f *hostFlags) serve(ctx context.Context, a *app, t *record.Table, at net.Listener) error {
	dir := t.Log.Dir()
	key, err := record.Key(dir)
	if err != nil {
		return err
	}
	people, err := record.OpenPeople(dir)
	if err != nil {
		return err
	}
	where := addressesOf(at.Addr(), f.names)
	room, err := web.New(web.Config{Table: t, Names: people, Key: key, Code: strings.ToUpper(f.code), Hosts: where.hosts, TLS: f.cert != "", Now: time.Now,
		Tell: func(line string) { a.Note("%s", line) }, Debrief: writeDebrief})
	if err != nil {
		return err
	}
	if err := a.Print(func(w io.Writer) error { return f.welcome(w, a, room, where) }); err != nil {
		return err
	}
	a.Note("the game is kept in %s; to go on after a stop: wargame host %s", dir, quoteFile(dir))
	live, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	go room.Run(live)
	server := room.HTTP()
	ended := make(chan error, 1)
	go func() {
		if f.cert != "" {
			ended <- server.ServeTLS(at, f.cert, f.key)
		} else {
			ended <- server.Serve(at)
		}
	}()
	select {
	case err := <-ended:
		return fmt.Errorf("the game cannot be served any more: %w", err)
	case <-ctx.Done():
	}
	if f.asks(ctx, a) {
		a.Note("the class is still served. Press Ctrl-C again to stop; nothing is lost, and wargame host %s goes on", quoteFile(dir))
		return fmt.Errorf("the game cannot be served any more: %w", <-ended) // a second Ctrl-C ends the process
	}
	stop()
	_ = server.Close()
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	a.Note("to go on: wargame host %s", quoteFile(dir))
	return cli.Interruption("stopped; all that was answered is written down")
}

// asks says that a person who pressed Ctrl-C is asked first: nobody else is.
func (f *hostFlags) asks(ctx context.Context, a *app) bool {
	return a.In.Terminal() && cli.Asked(ctx) == cli.Interrupted
}

// writeDebrief writes the page of a debrief, without the seed of a game that is not closed.
func writeDebrief(w io.Writer, g *play.Game) error {
	d, err := debrief.New(context.Background(), g, debrief.Options{Sealed: g.Phase() != play.PhaseClosed})
	if err != nil {
		return err
	}
	return page.WriteDocument(w, render.Page(d))
}
