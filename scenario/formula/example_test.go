package formula_test

import (
	"fmt"

	"wargame/scenario/formula"
	"wargame/scenario/source"
)

func ExampleParse() {
	for _, text := range []string{"2*( a+b )^2", "if rain > 3 then 10K else a = 2"} {
		f := source.NewFile("harvest.yaml", []byte(text))
		tree, mistakes := formula.Parse(source.Plain(f, 0, len(text)))
		if len(mistakes) > 0 {
			fmt.Println(mistakes.Error())
			continue
		}
		fmt.Println(tree)
	}
	// Output:
	// 2 * (a + b)^2
	// harvest.yaml:1:20: unknown magnitude "K"
	//   | if rain > 3 then 10K else a = 2
	//   |                    ^
	// hint: a thousand is written k: 10k
	// harvest.yaml:1:29: "=" is not part of expressions
	//   | if rain > 3 then 10K else a = 2
	//   |                             ^
	// hint: to compare, write ==
}
