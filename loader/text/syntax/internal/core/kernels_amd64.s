#include "textflag.h"

// func addCells(lanes []int16, rows []*byte, steps []int16)
TEXT ·addCells(SB), NOSPLIT, $0-72
	MOVQ lanes_base+0(FP), DI
	MOVQ lanes_len+8(FP), CX
	MOVQ rows_base+24(FP), SI
	MOVQ rows_len+32(FP), R8
	MOVQ steps_base+48(FP), R9

	// Most rows are not in the nearest cache: ask for all of them before the first is needed.
	XORQ AX, AX

fetchRow:
	CMPQ AX, R8
	JGE  fetched
	MOVQ (SI)(AX*8), R10
	LEAQ (R10)(CX*1), R11
	INCQ AX

fetchLine:
	PREFETCHT0 (R10)
	ADDQ       $64, R10
	CMPQ       R10, R11
	JLT        fetchLine
	JMP        fetchRow

fetched:
	XORQ DX, DX

wide: // 64 lanes at a time
	CMPQ    CX, $64
	JLT     narrow
	VMOVDQU (DI)(DX*2), Y0
	VMOVDQU 32(DI)(DX*2), Y1
	VMOVDQU 64(DI)(DX*2), Y2
	VMOVDQU 96(DI)(DX*2), Y3
	XORQ    AX, AX

wideRow:
	CMPQ         AX, R8
	JGE          wideDone
	MOVQ         (SI)(AX*8), R10
	VPBROADCASTW (R9)(AX*2), Y8
	VPMOVSXBW    (R10)(DX*1), Y4
	VPMOVSXBW    16(R10)(DX*1), Y5
	VPMOVSXBW    32(R10)(DX*1), Y6
	VPMOVSXBW    48(R10)(DX*1), Y7
	VPMULLW      Y8, Y4, Y4
	VPMULLW      Y8, Y5, Y5
	VPMULLW      Y8, Y6, Y6
	VPMULLW      Y8, Y7, Y7
	VPADDW       Y4, Y0, Y0
	VPADDW       Y5, Y1, Y1
	VPADDW       Y6, Y2, Y2
	VPADDW       Y7, Y3, Y3
	INCQ         AX
	JMP          wideRow

wideDone:
	VMOVDQU Y0, (DI)(DX*2)
	VMOVDQU Y1, 32(DI)(DX*2)
	VMOVDQU Y2, 64(DI)(DX*2)
	VMOVDQU Y3, 96(DI)(DX*2)
	ADDQ    $64, DX
	SUBQ    $64, CX
	JMP     wide

narrow: // the rest, 16 lanes at a time
	CMPQ    CX, $16
	JLT     done
	VMOVDQU (DI)(DX*2), Y0
	XORQ    AX, AX

narrowRow:
	CMPQ         AX, R8
	JGE          narrowDone
	MOVQ         (SI)(AX*8), R10
	VPBROADCASTW (R9)(AX*2), Y8
	VPMOVSXBW    (R10)(DX*1), Y4
	VPMULLW      Y8, Y4, Y4
	VPADDW       Y4, Y0, Y0
	INCQ         AX
	JMP          narrowRow

narrowDone:
	VMOVDQU Y0, (DI)(DX*2)
	ADDQ    $16, DX
	SUBQ    $16, CX
	JMP     narrow

done:
	VZEROUPPER
	RET

// func addLanes(y, x []int16)
TEXT ·addLanes(SB), NOSPLIT, $0-48
	MOVQ y_base+0(FP), DI
	MOVQ y_len+8(FP), CX
	MOVQ x_base+24(FP), SI

lanes:
	CMPQ    CX, $16
	JLT     lanesDone
	VMOVDQU (SI), Y0
	VPADDW  (DI), Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ    $32, SI
	ADDQ    $32, DI
	SUBQ    $16, CX
	JMP     lanes

lanesDone:
	VZEROUPPER
	RET

// func addPairs256(out []int32, weights, acts []int16)
TEXT ·addPairs256(SB), NOSPLIT, $0-72
	MOVQ out_base+0(FP), DI
	MOVQ out_len+8(FP), CX
	MOVQ weights_base+24(FP), SI
	MOVQ acts_base+48(FP), R8
	MOVQ acts_len+56(FP), R9
	SHRQ $1, R9                  // pairs
	MOVQ CX, BX
	SHLQ $2, BX                  // bytes of a row

block: // 64 outputs at a time
	CMPQ  CX, $64
	JLT   small
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7
	MOVQ  SI, R11
	XORQ  AX, AX

blockPair:
	CMPQ         AX, R9
	JGE          blockDone
	VPBROADCASTD (R8)(AX*4), Y15
	VPMADDWD     (R11), Y15, Y8
	VPMADDWD     32(R11), Y15, Y9
	VPMADDWD     64(R11), Y15, Y10
	VPMADDWD     96(R11), Y15, Y11
	VPADDD       Y8, Y0, Y0
	VPADDD       Y9, Y1, Y1
	VPADDD       Y10, Y2, Y2
	VPADDD       Y11, Y3, Y3
	VPMADDWD     128(R11), Y15, Y8
	VPMADDWD     160(R11), Y15, Y9
	VPMADDWD     192(R11), Y15, Y10
	VPMADDWD     224(R11), Y15, Y11
	VPADDD       Y8, Y4, Y4
	VPADDD       Y9, Y5, Y5
	VPADDD       Y10, Y6, Y6
	VPADDD       Y11, Y7, Y7
	ADDQ         BX, R11
	INCQ         AX
	JMP          blockPair

blockDone:
	VMOVDQU Y0, (DI)
	VMOVDQU Y1, 32(DI)
	VMOVDQU Y2, 64(DI)
	VMOVDQU Y3, 96(DI)
	VMOVDQU Y4, 128(DI)
	VMOVDQU Y5, 160(DI)
	VMOVDQU Y6, 192(DI)
	VMOVDQU Y7, 224(DI)
	ADDQ    $256, DI
	ADDQ    $256, SI
	SUBQ    $64, CX
	JMP     block

small: // the rest, 8 outputs at a time
	CMPQ  CX, $8
	JLT   pairsDone
	VPXOR Y0, Y0, Y0
	MOVQ  SI, R11
	XORQ  AX, AX

smallPair:
	CMPQ         AX, R9
	JGE          smallDone
	VPBROADCASTD (R8)(AX*4), Y15
	VPMADDWD     (R11), Y15, Y8
	VPADDD       Y8, Y0, Y0
	ADDQ         BX, R11
	INCQ         AX
	JMP          smallPair

smallDone:
	VMOVDQU Y0, (DI)
	ADDQ    $32, DI
	ADDQ    $32, SI
	SUBQ    $8, CX
	JMP     small

pairsDone:
	VZEROUPPER
	RET

// func addPairs512(out []int32, weights, acts []int16)
TEXT ·addPairs512(SB), NOSPLIT, $0-72
	MOVQ out_base+0(FP), DI
	MOVQ out_len+8(FP), CX
	MOVQ weights_base+24(FP), SI
	MOVQ acts_base+48(FP), R8
	MOVQ acts_len+56(FP), R9
	SHRQ $1, R9                  // pairs
	MOVQ CX, BX
	SHLQ $2, BX                  // bytes of a row

block512: // 128 outputs at a time
	CMPQ   CX, $128
	JLT    done512
	VPXORD Z0, Z0, Z0
	VPXORD Z1, Z1, Z1
	VPXORD Z2, Z2, Z2
	VPXORD Z3, Z3, Z3
	VPXORD Z4, Z4, Z4
	VPXORD Z5, Z5, Z5
	VPXORD Z6, Z6, Z6
	VPXORD Z7, Z7, Z7
	MOVQ   SI, R11
	XORQ   AX, AX

pair512:
	CMPQ         AX, R9
	JGE          store512
	VPBROADCASTD (R8)(AX*4), Z15
	VPDPWSSD     (R11), Z15, Z0
	VPDPWSSD     64(R11), Z15, Z1
	VPDPWSSD     128(R11), Z15, Z2
	VPDPWSSD     192(R11), Z15, Z3
	VPDPWSSD     256(R11), Z15, Z4
	VPDPWSSD     320(R11), Z15, Z5
	VPDPWSSD     384(R11), Z15, Z6
	VPDPWSSD     448(R11), Z15, Z7
	ADDQ         BX, R11
	INCQ         AX
	JMP          pair512

store512:
	VMOVDQU32 Z0, (DI)
	VMOVDQU32 Z1, 64(DI)
	VMOVDQU32 Z2, 128(DI)
	VMOVDQU32 Z3, 192(DI)
	VMOVDQU32 Z4, 256(DI)
	VMOVDQU32 Z5, 320(DI)
	VMOVDQU32 Z6, 384(DI)
	VMOVDQU32 Z7, 448(DI)
	ADDQ      $512, DI
	ADDQ      $512, SI
	SUBQ      $128, CX
	JMP       block512

done512:
	VZEROUPPER
	RET

// func widenActs(wide []int16, acts []int8)
TEXT ·widenActs(SB), NOSPLIT, $0-48
	MOVQ wide_base+0(FP), DI
	MOVQ acts_base+24(FP), SI
	MOVQ acts_len+32(FP), CX

widen:
	CMPQ      CX, $16
	JLT       widened
	VPMOVSXBW (SI), Y0
	VMOVDQU   Y0, (DI)
	ADDQ      $16, SI
	ADDQ      $32, DI
	SUBQ      $16, CX
	JMP       widen

widened:
	VZEROUPPER
	RET

// func rectifyLanes(acts []int8, lanes []int16, factor uint16)
TEXT ·rectifyLanes(SB), NOSPLIT, $0-50
	MOVQ         acts_base+0(FP), DI
	MOVQ         acts_len+8(FP), CX
	MOVQ         lanes_base+24(FP), SI
	VPBROADCASTW factor+48(FP), Y3
	VPXOR        Y2, Y2, Y2

rectify:
	CMPQ         CX, $16
	JLT          rectifyDone
	VMOVDQU      (SI), Y0
	VPMAXSW      Y2, Y0, Y0
	VPMULHUW     Y3, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPACKSSWB    X1, X0, X0
	VMOVDQU      X0, (DI)
	ADDQ         $32, SI
	ADDQ         $16, DI
	SUBQ         $16, CX
	JMP          rectify

rectifyDone:
	VZEROUPPER
	RET

// func advanceLanes(acts []int8, run []int32, gates, values []int16)
TEXT ·advanceLanes(SB), NOSPLIT, $0-96
	MOVQ     acts_base+0(FP), DI
	MOVQ     acts_len+8(FP), CX
	MOVQ     run_base+24(FP), SI
	MOVQ     gates_base+48(FP), R8
	MOVQ     values_base+72(FP), R9
	MOVQ     $0x8181818181818181, AX // -actLimit in each byte
	MOVQ     AX, X15
	VMOVDDUP X15, X15

advance:
	CMPQ       CX, $16
	JLT        advanceDone
	VMOVDQU    (SI), Y0
	VMOVDQU    32(SI), Y1
	VPMOVSXWD  (R8), Y2
	VPMOVSXWD  16(R8), Y3
	VPMOVSXWD  (R9), Y4
	VPMOVSXWD  16(R9), Y5
	VPSUBD     Y0, Y4, Y4
	VPSUBD     Y1, Y5, Y5
	VPMULLD    Y2, Y4, Y4
	VPMULLD    Y3, Y5, Y5
	VPSRAD     $15, Y4, Y4
	VPSRAD     $15, Y5, Y5
	VPADDD     Y4, Y0, Y0
	VPADDD     Y5, Y1, Y1
	VMOVDQU    Y0, (SI)
	VMOVDQU    Y1, 32(SI)
	VPSRAD     $8, Y0, Y0
	VPSRAD     $8, Y1, Y1
	VPACKSSDW  Y1, Y0, Y0
	VPERMQ     $0xd8, Y0, Y0         // the packing works on halves
	VEXTRACTI128 $1, Y0, X1
	VPACKSSWB  X1, X0, X0
	VPMAXSB    X15, X0, X0
	VMOVDQU    X0, (DI)
	ADDQ       $64, SI
	ADDQ       $32, R8
	ADDQ       $32, R9
	ADDQ       $16, DI
	SUBQ       $16, CX
	JMP        advance

advanceDone:
	VZEROUPPER
	RET
