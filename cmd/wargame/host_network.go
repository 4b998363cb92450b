package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"strconv"
	"strings"
	"syscall"
	"time"

	qrcode "github.com/skip2/go-qrcode"

	"wargame/cmd/wargame/internal/cli"
	"wargame/web"
)

// preflight takes the port, and says what may keep phones from reaching it.
func (f *hostFlags) preflight(a *app) (net.Listener, error) {
	at, err := net.Listen("tcp", f.listen)
	if err != nil {
		return nil, f.noPort(err)
	}
	if len(lanAddresses()) == 0 {
		a.Note("this machine is in no network: only its own browser reaches the game. Open a hotspot, on it or on a phone, and start again")
	}
	if time.Now().Year() < 2026 {
		a.Note("the clock of this machine says %s: the times in the log will be wrong", time.Now().Format(time.DateOnly))
	}
	return at, nil
}

// noPort says why a port cannot be had, and which next one can.
func (f *hostFlags) noPort(err error) error {
	host, port, split := net.SplitHostPort(f.listen)
	n, odd := strconv.Atoi(port)
	switch {
	case split != nil || odd != nil || n < 0 || n > 65535:
		return cli.Usage(fmt.Sprintf("--listen %q is no address", f.listen), "write :8080, or 192.168.1.5:8080; a port is at most 65535")
	case errors.Is(err, syscall.EADDRINUSE):
		for next := n + 1; next < n+20; next++ {
			address := net.JoinHostPort(host, strconv.Itoa(next))
			if l, err := net.Listen("tcp", address); err == nil {
				l.Close()
				return cli.Usage(fmt.Sprintf("the port %d is taken, by another program or another game", n), "take the next one: --listen "+strings.TrimPrefix(address, "[::]"))
			}
		}
		return cli.Usage(fmt.Sprintf("the port %d is taken, and so are the next", n), "choose one with --listen")
	case errors.Is(err, syscall.EACCES):
		return cli.Usage(fmt.Sprintf("this system does not let everybody serve at port %d", n), "take one above 1023: --listen :8080")
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return cli.Usage(fmt.Sprintf("%s is no address of this machine", host), "leave the host out: --listen :"+port)
	}
	return fmt.Errorf("cannot serve at %s: %w", f.listen, err)
}

// whereabouts are the addresses by which a game is reached: those to be told, and all that a browser may name.
type whereabouts struct {
	told  []string // host:port, in the local network; the first is the picture's
	hosts []string

	trusted bool // the first is a name that a certificate is for
}

// addressesOf are the addresses of a listener: that which it is bound to, or all of the machine's. Names that a certificate is for come
// first: browsers trust it at no other address.
func addressesOf(at net.Addr, names []string) whereabouts {
	bound, err := netip.ParseAddrPort(at.String())
	if err != nil {
		return whereabouts{told: []string{at.String()}, hosts: []string{at.String()}}
	}
	port := strconv.Itoa(int(bound.Port()))
	var w whereabouts
	add := func(host string) { w.hosts = append(w.hosts, strings.ToLower(net.JoinHostPort(host, port))) }
	for _, name := range names {
		add(name)
	}
	w.trusted = len(names) > 0
	if ip := bound.Addr().Unmap(); !ip.IsUnspecified() && !ip.IsLoopback() {
		add(ip.String())
		w.told = w.hosts
		return w
	} else if ip.IsUnspecified() {
		for _, lan := range lanAddresses() {
			add(lan.String())
		}
	}
	w.told = w.hosts[:len(w.hosts):len(w.hosts)]
	for _, host := range []string{"localhost", "127.0.0.1", "::1"} {
		add(host)
	}
	if len(w.told) == 0 {
		w.told = w.hosts[:1]
	}
	if port == "80" || port == "443" { // which browsers leave out
		for _, host := range w.hosts {
			bare, _, _ := net.SplitHostPort(host)
			w.hosts = append(w.hosts, bare)
		}
	}
	return w
}

// lanAddresses are the addresses of this machine that others in its network reach, those of IPv4 first, which are easier to type.
func lanAddresses() []netip.Addr {
	all, err := net.InterfaceAddrs()
	if err != nil {
		return nil
	}
	var four, six []netip.Addr
	for _, a := range all {
		prefix, err := netip.ParsePrefix(a.String())
		if err != nil {
			continue
		}
		switch ip := prefix.Addr().Unmap(); {
		case ip.IsLoopback(), ip.IsLinkLocalUnicast():
		case ip.Is4():
			four = append(four, ip)
		default:
			six = append(six, ip)
		}
	}
	return append(four, six...)
}

// welcome says how the class comes in, and the facilitator.
func (f *hostFlags) welcome(w io.Writer, a *app, room *web.Server, where whereabouts) error {
	scheme := "http://"
	if f.cert != "" {
		scheme = "https://"
	}
	first := scheme + where.told[0]
	var b strings.Builder
	fmt.Fprintf(&b, "For the class: %s   code %s\n", first, room.Code())
	if len(where.told) > 1 {
		fmt.Fprintf(&b, "This machine has %d addresses; if phones do not reach the first:\n", len(where.told))
		for _, other := range where.told[1:] {
			fmt.Fprintf(&b, "  %s%s\n", scheme, other)
		}
	}
	if code, err := qrcode.New(first+"/?c="+room.Code(), qrcode.Medium); err == nil && !a.ascii {
		b.WriteString("\n" + code.ToSmallString(false) + "\n")
	}
	fmt.Fprintf(&b, "For you alone: %s%s%s\n", scheme, where.local(), room.ControlPath())
	fmt.Fprintf(&b, "Does a phone reach it? Open %s/ping on one. If it does not: is it in the same Wi-Fi, does the Wi-Fi let devices\ntalk to each other, and does this machine's firewall let wargame through?\n", first)
	_, err := io.WriteString(w, b.String())
	return err
}

// local is the address by which this machine's own browser reaches the game.
func (w whereabouts) local() string {
	if w.trusted {
		return w.told[0]
	}
	for _, host := range w.hosts {
		if strings.HasPrefix(host, "localhost:") {
			return host
		}
	}
	return w.told[0]
}
