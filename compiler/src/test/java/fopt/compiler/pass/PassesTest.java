package fopt.compiler.pass;

import static fopt.compiler.ir.Build.region;
import static fopt.compiler.ir.Build.solo;
import static fopt.compiler.pass.PassCase.add;
import static fopt.compiler.pass.PassCase.copy;
import static fopt.compiler.pass.PassCase.mix;
import static fopt.compiler.pass.PassCase.on;
import static org.assertj.core.api.Assertions.assertThat;

import fopt.compiler.ir.Build;
import fopt.compiler.ir.DrawKey;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.ir.Var.Kind;
import fopt.compiler.ir.World;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Each pass: its interesting case, and the cases in which it must keep its hands off.
class PassesTest {
    private final PassCase c = new PassCase();

    @Nested
    class Copies {
        @Test
        void areForwardedToWhatWroteTheTemporary() {
            c.becomes(new ForwardCopies(), List.of(region(add(c.t, c.y, c.z), add(c.z, c.y, c.y), copy(c.x, c.t))), """
                    region 1: each node i
                      x#0[i] = y#1[i] + z#2[i]
                      z#2[i] = y#1[i] + y#1[i]
                    """);
        }

        @Test
        void areForwardedAcrossRegions() {
            c.becomes(new ForwardCopies(), List.of(region(mix(c.t, c.y)), region(add(c.z, c.y, c.y)), region(copy(c.x, c.t))), """
                    region 1: each node i
                      x#0[i] = W y#1
                    region 2: each node i
                      z#2[i] = y#1[i] + y#1[i]
                    """);
        }

        @Test
        void areForwardedToTheResultOfACollective() {
            Var sum = c.build().temp("sum", Home.ONE);
            c.becomes(new ForwardCopies(), List.of(new Step.Collect(sum, Fn.Gather.SUM, c.x), solo(copy(c.all, sum))), "all#5 = sum_i x#0[i]");
        }

        @Test
        void stayWhereTheTargetIsReadInBetween() {
            c.stays(new ForwardCopies(), region(add(c.t, c.y, c.z), add(c.z, c.x, c.y), copy(c.x, c.t)));
        }

        @Test
        void stayWhereTheTargetIsReadByTheFirstStatement() {
            c.stays(new ForwardCopies(), region(mix(c.t, c.x)), region(copy(c.x, c.t)));
        }

        @Test
        void stayWhereTheTargetIsWrittenInBetween() {
            c.stays(new ForwardCopies(), region(add(c.t, c.y, c.z)), region(add(c.x, c.y, c.y)), region(copy(c.x, c.t)));
        }

        @Test
        void stayWhereTheTemporaryIsReadElsewhere() {
            c.stays(new ForwardCopies(), region(add(c.t, c.y, c.z)), region(copy(c.x, c.t)), region(add(c.y, c.t, c.y)));
        }

        @Test
        void stayWhereTheTemporaryIsWrittenTwice() {
            c.stays(new ForwardCopies(), region(add(c.t, c.y, c.z)), region(add(c.t, c.y, c.y)), region(copy(c.x, c.t)));
        }

        @Test
        void stayWhereTheTemporaryIsWrittenUnderACondition() {
            Op maybe = new Op.When(new Scalar.Two(Fn.Two.GT, new Scalar.NodeNumber(), Build.constant(2)), List.of(add(c.t, c.y, c.z)), List.of());
            c.stays(new ForwardCopies(), region(maybe, copy(c.x, c.t)));
        }

        @Test
        void stayBetweenPlaces() {
            Var sum = c.build().temp("sum", Home.ONE);
            c.stays(new ForwardCopies(), new Step.Collect(sum, Fn.Gather.SUM, c.x), region(copy(c.x, sum)));
        }

        @Test
        void stayWhereOnlyAFewTakePart() {
            Var few = c.build().var("few", Home.ONE, Kind.COHORT, 0);
            Step draw = new Step.DrawCohort(few, World.TWO, Build.key(1, DrawKey.Who.EVERYBODY));
            c.stays(new ForwardCopies(), draw, region(add(c.t, c.y, c.z)), on(few, region(copy(c.x, c.t))));
        }

        @Test
        void ofStateStay() {
            c.stays(new ForwardCopies(), region(add(c.z, c.y, c.y), copy(c.x, c.z)));
        }
    }

    @Nested
    class Swaps {
        @Test
        void takeThePlaceOfCopiesOfWholeTemporaries() {
            c.becomes(new CopyToSwap(), List.of(region(mix(c.t, c.x)), region(copy(c.x, c.t))), """
                    region 1: each node i
                      t#3[i] = W x#0
                    swap x#0, t#3
                    """);
        }

        @Test
        void inLoopsToo() {
            Var counter = c.build().number("k", Home.ONE);
            c.becomes(new CopyToSwap(), List.of(new Step.Repeat(Build.constant(3), counter, List.of(region(mix(c.t, c.x)), region(copy(c.x, c.t))))), """
                    for k#7 below 3 {
                      region 1: each node i
                        t#3[i] = W x#0
                      swap x#0, t#3
                    }
                    """);
        }

        @Test
        void notWhereOnlyAFewTakePart() {
            Var few = c.build().var("few", Home.ONE, Kind.COHORT, 0);
            Step draw = new Step.DrawCohort(few, World.TWO, Build.key(1, DrawKey.Who.EVERYBODY));
            c.stays(new CopyToSwap(), draw, on(few, region(add(c.t, c.x, c.y)), region(copy(c.x, c.t))));
        }

        @Test
        void notWhereTheTemporaryIsReadAgain() {
            c.stays(new CopyToSwap(), region(mix(c.t, c.x)), region(copy(c.x, c.t)), region(add(c.y, c.t, c.y)));
        }

        @Test
        void notWhereOnlySomeNodesWriteTheTemporary() {
            Op maybe = new Op.When(new Scalar.Two(Fn.Two.GT, new Scalar.NodeNumber(), Build.constant(2)), List.of(add(c.t, c.x, c.y)), List.of());
            c.stays(new CopyToSwap(), region(maybe), region(copy(c.x, c.t)));
        }

        @Test
        void notWhereTheTemporaryWasWrittenElsewhere() {
            Var counter = c.build().number("k", Home.ONE);
            c.stays(new CopyToSwap(), region(add(c.t, c.x, c.y)), new Step.Repeat(Build.constant(2), counter, List.of(region(copy(c.x, c.t)))));
        }

        @Test
        void notOfState() {
            c.stays(new CopyToSwap(), region(mix(c.y, c.x)), region(copy(c.x, c.y)));
        }
    }

    @Nested
    class Merged {
        @Test
        void regionsThatDoNotMeet() {
            c.becomes(new MergeRegions(), List.of(region(add(c.x, c.x, c.y)), region(add(c.z, c.x, c.y)), solo(new Op.Assign(c.all, Build.every(1))),
                    solo(new Op.Assign(c.all, Build.every(2)))), """
                    region 1: each node i
                      x#0[i] = x#0[i] + y#1[i]
                      z#2[i] = x#0[i] + y#1[i]
                    once
                      all#5 = 1
                      all#5 = 2
                    """);
        }

        @Test
        void communicationWithWhatDoesNotTouchIt() {
            c.becomes(new MergeRegions(), List.of(region(mix(c.t, c.x)), region(add(c.y, c.t, c.z))), """
                    region 1: each node i
                      t#3[i] = W x#0
                      y#1[i] = t#3[i] + z#2[i]
                    """);
        }

        @Test
        void notWhatOthersReadAndThenChanges() {
            c.stays(new MergeRegions(), region(mix(c.t, c.x)), region(add(c.x, c.x, c.t)));
        }

        @Test
        void notWhatChangesAndThenOthersRead() {
            c.stays(new MergeRegions(), region(add(c.x, c.x, c.y)), region(mix(c.t, c.x)));
        }

        @Test
        void notWhereAnEarlierPartOfTheRegionStandsInTheWay() {
            c.becomes(new MergeRegions(), List.of(region(mix(c.t, c.x)), region(add(c.y, c.t, c.z)), region(add(c.x, c.x, c.t))), """
                    region 1: each node i
                      t#3[i] = W x#0
                      y#1[i] = t#3[i] + z#2[i]
                    region 2: each node i
                      x#0[i] = x#0[i] + t#3[i]
                    """);
        }

        @Test
        void notEdgesThatOthersWrite() {
            Var e = c.build().vector("e", Home.EDGE);
            Var heard = c.build().vector("heard", Home.EDGE);
            c.stays(new MergeRegions(), region(new Op.EdgeLoop(List.of(copy(e, c.x)))), region(new Op.EdgeLoop(List.of(new Op.Receive(heard, e)))));
        }

        @Test
        void notMessagesThatOthersRead() {
            Var m = c.build().message("m", Home.NODE);
            c.stays(new MergeRegions(), region(new Op.Compress(m, c.x, World.TOP_K, Build.key(1, DrawKey.Who.NODE))),
                    region(new Op.MixMessages(c.t, Build.constant(1), m, World.RING)));
        }
    }

    @Nested
    class Loops {
        @Test
        void overNeighboursAreShared() {
            Var e = c.build().vector("e", Home.EDGE);
            c.becomes(new ShareEdgeLoops(), List.of(region(new Op.EdgeLoop(List.of(copy(e, c.x))), new Op.EdgeLoop(List.of(add(e, e, c.y))))), """
                    region 1: each node i
                      for each neighbour j {
                        e#7[i, j] = x#0[i]
                        e#7[i, j] = e#7[i, j] + y#1[i]
                      }
                    """);
        }

        @Test
        void thatCountTheSameMessageStayApart() {
            Var m = c.build().message("m", Home.NODE);
            Op.EdgeLoop charge = new Op.EdgeLoop(List.of(new Op.Charge(Op.Charge.Route.PEERS, 0, List.of(new Op.Charge.Item.OfMessage(m)))));
            c.stays(new ShareEdgeLoops(), region(new Op.Compress(m, c.x, World.TOP_K, Build.key(1, DrawKey.Who.NODE)), charge, charge));
        }

        @Test
        void overEntriesAreFused() {
            c.becomes(new FuseVectorOps(), List.of(region(add(c.x, c.y, c.z), add(c.y, c.x, c.z), new Op.Reduce(c.number, Fn.Reduce.SUM, c.y, null),
                    add(c.z, c.x, c.y))), """
                    region 1: each node i
                      for c {
                        x#0[i] = y#1[i] + z#2[i]
                        y#1[i] = x#0[i] + z#2[i]
                      }
                      number#6[i] = sum(y#1[i])
                      z#2[i] = x#0[i] + y#1[i]
                    """);
        }

        @Test
        void thatReadAnEntryOfWhatChangesStayApart() {
            Op scaled = new Op.Assign(c.z, Build.two(Fn.Two.MUL, new Element.Broadcast(new Scalar.Entry(c.x, Build.constant(2))), Build.all(c.y)));
            c.stays(new FuseVectorOps(), region(add(c.x, c.y, c.z), scaled));
        }

        @Test
        void thatChangeWhatAnEntryWasReadOfAreFused() {
            Op scaled = new Op.Assign(c.z, Build.two(Fn.Two.MUL, new Element.Broadcast(new Scalar.Entry(c.x, Build.constant(2))), Build.all(c.y)));
            c.becomes(new FuseVectorOps(), List.of(region(scaled, add(c.x, c.y, c.z))), """
                    region 1: each node i
                      for c {
                        z#2[i] = x#0[i][2] * y#1[i]
                        x#0[i] = y#1[i] + z#2[i]
                      }
                    """);
        }
    }

    @Nested
    class Temporaries {
        @Test
        void thatNothingReadsAreNotStored() {
            c.becomes(new DropDeadStores(), List.of(region(add(c.t, c.x, c.y), add(c.x, c.y, c.z))), """
                    region 1: each node i
                      x#0[i] = y#1[i] + z#2[i]
                    """);
        }

        @Test
        void thatCostAGradientAreStillComputed() {
            c.stays(new DropDeadStores(), region(new Op.Gradient(c.t, c.x, null, Build.key(1, DrawKey.Who.NODE))));
        }

        @Test
        void thatAreReadAreStored() {
            c.stays(new DropDeadStores(), region(add(c.t, c.x, c.y), add(c.x, c.y, c.t)));
        }

        @Test
        void ofOneRegionNeedNoRowsOfTheirOwn() {
            c.becomes(new ScratchTemps(), List.of(region(add(c.t, c.x, c.y), add(c.x, c.t, c.t))), """
                    region 1: each node i
                      t#3 = x#0[i] + y#1[i]
                      x#0[i] = t#3 + t#3
                    """);
        }

        @Test
        void thatNobodyUsesNeedNoRowsOfTheirOwn() {
            c.build().round(region(add(c.x, c.y, c.y)));
            assertThat(new ScratchTemps().apply(c.build().ir()).vars().get(c.t.id()).home()).isEqualTo(Home.SCRATCH);
        }

        @Test
        void samplesOfOneRegionNeedOneHandleForEachThread() {
            Var samples = c.build().temp("samples", Home.NODE, Kind.SAMPLES, 0);
            c.becomes(new ScratchTemps(), List.of(region(new Op.DrawSamples(samples, 1, Build.constant(1), Build.key(1, DrawKey.Who.NODE)),
                    new Op.Gradient(c.y, c.x, samples, Build.key(2, DrawKey.Who.NODE)))), """
                    region 1: each node i
                      samples#7 = sampler1(1) @1
                      y#1[i] = ∇f(x#0[i]; samples#7) @2
                    """);
        }

        @Test
        void thatLiveAcrossRegionsKeepTheirRows() {
            c.stays(new ScratchTemps(), region(add(c.t, c.x, c.y)), region(add(c.x, c.t, c.t)));
        }

        @Test
        void thatOthersReadKeepTheirRows() {
            c.stays(new ScratchTemps(), region(add(c.t, c.x, c.y)), region(mix(c.x, c.t)));
        }

        @Test
        void thatAreCollectedKeepTheirRows() {
            c.stays(new ScratchTemps(), region(add(c.t, c.x, c.y)), new Step.Collect(c.all, Fn.Gather.MEAN, c.t));
        }

        @Test
        void thatAreRememberedKeepTheirRows() {
            c.build().line(c.t, 2);
            c.stays(new ScratchTemps(), region(add(c.t, c.x, c.y), add(c.x, c.t, c.y)), new Step.Remember(0, c.t));
        }

        @Test
        void ofOneLoopAreRegisters() {
            Op fused = new Op.Fused(List.of((Op.Assign) add(c.t, c.x, c.y), (Op.Assign) add(c.x, c.t, c.t)));
            c.becomes(new RegisterTemps(), List.of(region(fused)), """
                    region 1: each node i
                      for c {
                        t#3 = x#0[i] + y#1[i]
                        x#0[i] = t#3 + t#3
                      }
                    """);
        }

        @Test
        void thatAreReadAfterTheLoopAreNot() {
            Op fused = new Op.Fused(List.of((Op.Assign) add(c.t, c.x, c.y), (Op.Assign) add(c.x, c.t, c.t)));
            c.stays(new RegisterTemps(), region(fused, new Op.Reduce(c.number, Fn.Reduce.SUM, c.t, null)));
        }

        @Test
        void thatAreReadBeforeTheyAreWrittenAreNot() {
            Op fused = new Op.Fused(List.of((Op.Assign) add(c.x, c.t, c.t), (Op.Assign) add(c.t, c.x, c.y)));
            c.stays(new RegisterTemps(), region(add(c.t, c.y, c.y), fused));
        }
    }
}
