package kernel

import (
	"hash/fnv"
	"math"
	"math/rand/v2"
	"testing"
)

// frozen is a hash of what each operator makes of fixed operands. Receipts promise the same bits again, so a change here
// is a change of results that users must hear of. The circular functions are the
// standard library's, whose last bits depend on the GOAMD64 of the build.
var frozen = map[Op]uint64{
	Copy:             0xcda55e1f09214788,
	Add:              0xcc3d3488c750940,
	Subtract:         0xaf7a092b61da25a9,
	Multiply:         0x392bfd46882eb231,
	Divide:           0xd6a1034e72a54493,
	Negate:           0xcb20dfd8b3e3c388,
	Abs:              0x605bffeb8aad2f88,
	Sqrt:             0x8462173c8f8f9523,
	Min:              0xe42a9223ba02c4f,
	Max:              0x7d2546a7559e83e6,
	Floor:            0x71a31b63d9b257ec,
	Ceil:             0x11e98236a60860f5,
	Round:            0xd35d591f664fc8f7,
	Mod:              0xd7ae3ccde19f689c,
	Sign:             0xbbc55b3574051a85,
	Exp:              0x1b24fa777909bdd5,
	Ln:               0x3472ca007e88561d,
	Log10:            0xaa73e1ffa17d5706,
	Power:            0xa068f6fb49c37e2a,
	Logistic:         0xa1a33da22323a7ca,
	Less:             0x7806b694fc7bae98,
	LessEqual:        0x702679c57a4db498,
	Equal:            0xad18b1f157d5c7a5,
	NotEqual:         0xa06fc764e7bbf8a5,
	And:              0x26af62aefdefe2c5,
	Or:               0x6e9ac6eaa13019a5,
	Not:              0xef7a80bb6557ad45,
	Select:           0x24527ef7646fd11e,
	DivideOr:         0xc9adda7fbb40a088,
	Clamp:            0xa77533cbdb39e613,
	MultiplyAdd:      0xe233f8aeed42c6e3,
	MultiplyMultiply: 0x6f3aaafc19d4024e,
	MultiplyMin:      0xb5b11dfb1d761bfe,
	SubtractProduct:  0x791c18090dca402c,
	AddMultiply:      0xe219140c7b80719,
	AddSubtract:      0xea32333d0bf36ecf,
	DivideBySum:      0x8bf72cbf0ca84613,
	SubtractAdd:      0x32dd049303ee981b,
	SubtractSubtract: 0xec527bfd478b5ada,
	SubtractMax:      0x370fe3459577724c,
	MaxAdd:           0x658258fc0c246c8d,
	AddMax:           0x9fdac82575ff25a2,
	MultiplyMax:      0xffb6cb2c926b31da,
	MultiplyDivide:   0x67f3062fda0ceab3,
	LessProduct:      0xf48b81aae97626e5,
	AndAnd:           0xda8d2ba924f16785,
	NormalQuantile:   0x7b4cd9c849d34727,
	NormalCDF:        0x6ae444fbf4a4a040,
}

func TestFrozenBits(t *testing.T) {
	const n = 1000
	for op := range NumOps {
		if op == Sin || op == Cos || op == Tan {
			continue
		}
		r := rand.New(rand.NewPCG(9, 9))
		var columns [3][]float64
		for j := range columns {
			columns[j] = make([]float64, n)
			for i := range columns[j] {
				columns[j][i] = operand(r)
			}
		}
		for _, set := range Sets() {
			dst := make([]float64, n)
			set.Funcs[op](dst, columns[0], columns[1], columns[2])
			h := fnv.New64a()
			for _, x := range dst {
				bits := math.Float64bits(x)
				if x != x {
					bits = math.Float64bits(math.NaN())
				}
				for range 8 {
					h.Write([]byte{byte(bits)})
					bits >>= 8
				}
			}
			if got := h.Sum64(); got != frozen[op] {
				t.Errorf("%s of %s: %#x, want %#x", op.Name(), set.Name, got, frozen[op])
			}
		}
	}
}
