.PHONY: help check test generate bench release

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1	\2/p' Makefile

check: ## everything that must hold, as CI runs it
	bash .ci/run

test: ## the tests alone
	go test ./...

generate: ## rewrite the generated parts of documents and examples
	go generate ./...

bench: ## measure kernels, engine and whole processes (compare two runs with benchstat)
	go test -run '^$$' -bench . ./sim/kernel ./sim ./bench

release: ## the program for every system, with all that a class needs, into the empty folder TO
	go run ./tools/release "$(TO)"
