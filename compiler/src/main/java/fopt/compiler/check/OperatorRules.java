package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import fopt.compiler.types.LinearAlgebra;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import fopt.compiler.types.TypeJoin;
import fopt.compiler.types.TypeNames;
import java.util.Optional;

/// Types of operations, from the types of the operands. Errors are reported; what follows them has type [Type.Any].
final class OperatorRules {
    private final Analysis analysis;

    OperatorRules(Analysis analysis) {
        this.analysis = analysis;
    }

    Type binary(Expr.Binary e, Type left, Type right) {
        return switch (e.operator()) {
            case ADD, SUB, DOT_ADD, DOT_SUB, MUL, DOT_MUL, DIV, DOT_DIV, POW, DOT_POW -> arithmetic(e, left, right);
            case SOLVE -> solution(e, left, right);
            case EQ, NE -> equality(e, left, right);
            case LT, LE, GT, GE -> comparison(e, left, right);
            case IN -> membership(e, left, right);
            case AND, OR -> logic(e, left, right);
            case RANGE -> range(e, left, right);
        };
    }

    private Type arithmetic(Expr.Binary e, Type left, Type right) {
        if (left instanceof Type.IndexSet && isVector(right) || right instanceof Type.IndexSet && isVector(left)) {
            return left instanceof Type.IndexSet ? notNumbers(e.left(), left) : notNumbers(e.right(), right);
        }
        if (left instanceof Type.Table || left instanceof Type.IndexSet || right instanceof Type.Table || right instanceof Type.IndexSet) {
            return new Type.Table(arithmetic(e, entry(left), entry(right)));
        }
        if (left instanceof Type.Any) {
            return e.operator() == Operator.DIV ? Type.ANY : unlessNumber(right);
        }
        if (right instanceof Type.Any) {
            return unlessNumber(left);
        }
        if (!(left instanceof Type.Real)) {
            return notNumbers(e.left(), left);
        }
        if (!(right instanceof Type.Real)) {
            return notNumbers(e.right(), right);
        }
        Type.Real a = zeroIsNumber(e, e.left(), (Type.Real) left);
        Type.Real b = zeroIsNumber(e, e.right(), (Type.Real) right);
        if (e.operator() == Operator.MUL && (mayBeMatrix(a) && !Kinds.isNumber(b) || mayBeMatrix(b) && !Kinds.isNumber(a))) {
            return Type.ANY;
        }
        boolean integer = a.integer() && b.integer() && e.operator() != Operator.DIV && e.operator() != Operator.DOT_DIV;
        return shape(e.operator(), a.shape(), b.shape()).<Type>map(s -> new Type.Real(s, integer))
                .orElseGet(() -> fail(ShapeErrors.operands(e, a, b)));
    }

    /// A part of a vector may be a block with the shape of a matrix: what a product with it is, only the run shows.
    private static boolean mayBeMatrix(Type t) {
        return t instanceof Type.Real(Shape.Vector(Shape.Dim.Part p), boolean i);
    }

    private static boolean isVector(Type t) {
        return t instanceof Type.Real(Shape.Vector v, boolean i);
    }

    /// What is not known, such as a parameter without a value, is taken to be a number beside a vector.
    private static Type unlessNumber(Type known) {
        return known instanceof Type.Real(Shape.Vector v, boolean i) ? new Type.Real(v, false) : Type.ANY;
    }

    /// In a product or quotient a 0 that is written down, or given for a parameter, is a number; only a variable that has not got its
    /// shape yet may become anything.
    private Type.Real zeroIsNumber(Expr.Binary e, Expr operand, Type.Real type) {
        boolean sum = e.operator() == Operator.ADD || e.operator() == Operator.SUB;
        boolean variable = operand instanceof Expr.Ref r && !(analysis.typing.symbol(r) instanceof Symbol.Parameter);
        return !sum && type.shape() instanceof Shape.Zero && !variable && !(operand instanceof Expr.Binary)
                ? new Type.Real(Shape.SCALAR, type.integer()) : type;
    }

    /// Empty if the shapes do not go together.
    static Optional<Shape> shape(Operator operator, Shape a, Shape b) {
        boolean scalarA = a instanceof Shape.Scalar;
        boolean scalarB = b instanceof Shape.Scalar;
        return switch (operator) {
            case ADD, SUB -> TypeJoin.of(a, b);
            case DOT_ADD, DOT_SUB, DOT_MUL, DOT_DIV, DOT_POW -> scalarA ? Optional.of(b instanceof Shape.Zero ? a : b)
                    : scalarB ? Optional.of(a instanceof Shape.Zero ? b : a) : TypeJoin.of(a, b);
            case MUL -> a instanceof Shape.Zero || b instanceof Shape.Zero ? Optional.of(Shape.ZERO)
                    : scalarA ? Optional.of(b) : scalarB ? Optional.of(a) : LinearAlgebra.product(a, b);
            case DIV -> b instanceof Shape.Zero || scalarB ? Optional.of(a) : Optional.empty();
            case POW -> (scalarA || a instanceof Shape.Zero) && (scalarB || b instanceof Shape.Zero) ? Optional.of(a) : Optional.empty();
            case SOLVE, EQ, NE, LT, LE, GT, GE, IN, AND, OR, RANGE -> throw new IllegalArgumentException(operator.text());
        };
    }

    /// `a \\ b`: b is what a times the solution is.
    private Type solution(Expr.Binary e, Type left, Type right) {
        if (left instanceof Type.Any || right instanceof Type.Any) {
            return Type.ANY;
        }
        if (!(left instanceof Type.Real)) {
            return notNumbers(e.left(), left);
        }
        if (!(right instanceof Type.Real)) {
            return notNumbers(e.right(), right);
        }
        Type.Real a = zeroIsNumber(e, e.left(), (Type.Real) left);
        Type.Real b = zeroIsNumber(e, e.right(), (Type.Real) right);
        Optional<Shape> shape = switch (a.shape()) {
            case Shape.Scalar s -> Optional.of(b.shape());
            case Shape.Zero z -> Optional.of(b.shape() instanceof Shape.Scalar ? b.shape() : Shape.ZERO);
            case Shape.Matrix m -> b.shape() instanceof Shape.Zero ? Optional.of(Shape.ZERO) : LinearAlgebra.solution(m, b.shape());
            case Shape.Vector v -> Optional.empty();
        };
        return shape.<Type>map(s -> new Type.Real(s, false)).orElseGet(() -> fail(ShapeErrors.operands(e, a, b)));
    }

    /// `a'`
    Type transpose(Expr.Transpose e, Type of) {
        return switch (of) {
            case Type.Any a -> a;
            case Type.Real r when mayBeMatrix(r) -> Type.ANY;
            case Type.Real(Shape s, boolean integer) -> new Type.Real(LinearAlgebra.transpose(s), integer);
            default -> fail(ShapeErrors.expected(e.operand().span(), "a vector or a matrix in front of `'`", of));
        };
    }

    private Type equality(Expr.Binary e, Type left, Type right) {
        if (TypeJoin.of(left, right).isEmpty()) {
            return fail(Diagnostic.of("E031", e.span(), "`" + e.operator().text() + "` between " + TypeNames.of(left) + " and " + TypeNames.of(right))
                    .help("compare values of one type"));
        }
        return Type.BOOL;
    }

    private Type comparison(Expr.Binary e, Type left, Type right) {
        boolean good = number(e.left(), left) & number(e.right(), right);
        return good ? Type.BOOL : Type.ANY;
    }

    private boolean number(Expr e, Type type) {
        if (type instanceof Type.Any || type instanceof Type.Real r && (r.shape() instanceof Shape.Scalar || r.shape() instanceof Shape.Zero)) {
            return true;
        }
        fail(type instanceof Type.Real ? ShapeErrors.ordered(e, type) : ShapeErrors.expected(e.span(), "a number", type));
        return false;
    }

    private Type membership(Expr.Binary e, Type left, Type right) {
        return switch (right) {
            case Type.Cohort c -> number(e.left(), left) ? Type.BOOL : Type.ANY;
            case Type.IndexSet s -> number(e.left(), left) ? Type.BOOL : Type.ANY;
            case Type.Table t -> Type.BOOL;
            case Type.Any a -> Type.BOOL;
            default -> fail(ShapeErrors.expected(e.right().span(), "a cohort, a range or a list", right));
        };
    }

    private Type logic(Expr.Binary e, Type left, Type right) {
        return condition(e.left(), left) & condition(e.right(), right) ? Type.BOOL : Type.ANY;
    }

    /// Whether it can be a condition; otherwise E032 is reported.
    boolean condition(Expr e, Type type) {
        if (type instanceof Type.Bool || type instanceof Type.Any) {
            return true;
        }
        fail(ShapeErrors.condition(e.span(), type));
        return false;
    }

    private Type range(Expr.Binary e, Type left, Type right) {
        return number(e.left(), left) & number(e.right(), right) ? new Type.IndexSet() : Type.ANY;
    }

    private Type notNumbers(Expr e, Type found) {
        return fail(ShapeErrors.expected(e.span(), "a number or a vector", found));
    }

    private static Type entry(Type t) {
        return switch (t) {
            case Type.Table(Type item) -> item;
            case Type.IndexSet s -> Type.INT;
            default -> t;
        };
    }

    private Type fail(Diagnostic d) {
        return analysis.fail(d).type();
    }
}
