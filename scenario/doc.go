// Package scenario reads scenario files and gives the model they describe. It says what a file means and nothing of
// how that is computed.
//
//	files ── document.Read ──▶ document ── decode ──▶ names, formulas ── resolve ──▶ *Scenario
//	         extends, sets                 known keys,              types, what may
//	                                       right kinds              stand where, draws
//
// [Load] does all of it. What is wrong is a [source.Diagnostic] with its place in the file; all independent mistakes
// are reported at once, and one that follows from another is not. A [Scenario] that is given back is whole: every
// name is resolved to an index, every [Expr] has a type, units are converted, choices by name and sums over sets are
// written out, draws have their addresses, and nothing leads back to itself at one point in time.
package scenario
