/// Bytecode for lowered algorithms, by `java.lang.classfile`.
///
/// ```java
/// CompiledProgram program = Emitter.emit(ir);
/// Algorithm algorithm = ProgramLoader.load(program);
/// ```
/// The class does what [fopt.compiler.ir.Interpreter] does, bit for bit: the same operations in the same order, without fused multiply-add.
/// What it looks like: [Listing].
///
/// How it is written: [Emitter] makes the class; [StepCode], [OpCode] and [ScalarCode] have one case for each kind of step, operation and
/// scalar expression; a vector loop ([Loop]) becomes a static method of its own, written as plain Java would be ([PlainLoop]) where the JIT
/// compiler vectorises that by itself, or with the Vector API ([WideLoop]) where it would not. [Assembly] holds methods that wait to be
/// written, and [CodeSize] decides what goes to methods of its own, because HotSpot compiles short methods best.
package fopt.compiler.emit;
