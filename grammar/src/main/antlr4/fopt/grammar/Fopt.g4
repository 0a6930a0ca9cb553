/*
 * The fopt language. No actions, no predicates; every decision is made by SLL prediction with a few tokens of lookahead.
 *
 * A newline ends a statement. Between lexer and parser a filter drops the newlines that do not: those inside ( ) [ ] ⟨ ⟩, those after
 * a token that cannot end an expression (an operator, a comma, `=`), and those before a token that can only continue one (`else`, `)`,
 * `*`, `and`, …). What reaches the parser as NL therefore separates statements, except in front of a clause of `run`.
 *
 * Two classes of words. Reserved words have a lexer rule of their own below. All other words in quotes (`round`, `with`, `sample`, the
 * units, …) are names wherever the grammar does not ask for them: see `id`.
 *
 * There are no values side by side: after an operand comes an operator, a bracket, or a word of the grammar. That is what keeps the
 * lookahead short, so do not add a construct of the form `word expr expr`.
 */
grammar Fopt;

// ---------------------------------------------------------------------------------------------------------------- scripts

// let r = run dsgd() on p ⏎ print r
script
    : item? (NL item?)* EOF
    ;

// algorithm dsgd(η) { … }        let p = quadratic()
item
    : importDecl
    | compressorDecl
    | problemDecl
    | algorithmDecl
    | externDecl
    | testDecl
    | stmt
    ;

// import "mine.fopt"        import "mine.fopt" as mine
importDecl
    : 'import' STRING ('as' id)?
    ;

// fun clip(v, c) = v * min(1, c / ‖v‖)        fun twice(v) { let w = 2 * v ⏎ w }
funDecl
    : 'fun' signature ('=' expr | block)
    ;

// soft(v, t = 1)
signature
    : id '(' params? ')'
    ;

// compressor top_sign(k) of v: contractive(δ = 1/d) { … }
compressorDecl
    : 'compressor' signature 'of' id (':' type)? block
    ;

// extern python fun huber(x: vector) -> vector {""" … """}        extern js fun step(t: real) from "step.js"
externDecl
    : 'extern' id 'fun' signature ('->' type)? ('{' NL? RAW NL? '}' | 'from' STRING)
    ;

// test "one step contracts" { … assert gap < 1 }
testDecl
    : 'test' STRING block
    ;

// problem phase(data) { sample (a, b) in data ⏎ f(x) = (⟨a, x⟩^2 - b)^2 / 4 }
problemDecl
    : 'problem' signature '{' problemItem? (NL problemItem?)* '}'
    ;

problemItem
    : ('sample' | 'samples') '(' idList ')' 'in' expr   # sampleItem       // sample (a, b) in data        samples (A, b) in data
    | 'let' idList '=' exprs                            # letItem          // let k = rows(data)
    | '∇'? signature '=' expr                           # formulaItem      // f(x) = ‖x‖^2 / 2        ∇f(x) = x
    | id '=' expr                                       # constantItem     // L = 1
    ;

// ------------------------------------------------------------------------------------------------------------- algorithms

// algorithm dsgd(η = 1/L) { node x = x0 ⏎ round { x = gossip(x - η * ∇f(x)) } }
algorithmDecl
    : 'algorithm' signature '{' member? (NL member?)* '}'
    ;

member
    : 'require' orExpr ('else' 'warn' STRING)?                          # requireMember    // require γ <= 1/L else warn "too long a step"
    | place stateVar (',' stateVar)*                                    # stateMember      // node x = x0, y: table(nodes) = 0
    | funDecl                                                           # funMember        // fun half(v) = v / 2
    | 'init' block                                                      # initMember       // init { assign all }
    | 'job' block                                                       # jobMember        // job { ∇f(broadcast(x)) }
    | 'round' block                                                     # roundMember      // round { x = gossip(x) }
    | 'when' id '(' idList? ')' 'from' id ('at' place)? block           # whenMember       // when result(g) from i { x -= γ * g }
    | 'every' head 'at' place block                                     # everyMember      // every poisson(1) at node { … }
    | 'output' expr                                                     # outputMember     // output mean_i(x)
    | 'metric' id '=' expr                                              # metricMember     // metric size = ‖mean_i(x)‖
    ;

// node
place
    : 'node' | 'public' | 'edge' | 'server' | 'shared'
    ;

// y: table(nodes) = 0
stateVar
    : id (':' type)? '=' expr
    ;

// η, K: int = 10, Q: contractive = top_k(1%)
params
    : param (',' param)*
    ;

param
    : id (':' type)? ('=' argValue)?
    ;

// node int        matrix(h, d)        node
type
    : place? id ('(' args ')')?
    | place
    ;

// ------------------------------------------------------------------------------------------------------------- statements

// { let y = x ⏎ x = 2 * y }
block
    : '{' stmt? (NL stmt?)* '}'
    ;

stmt
    : 'let' idList '=' (runExpr | exprs)                    # letStmt         // let y, c = broadcast(x, c)
    | funDecl                                               # funStmt         // fun F(y) = f(y) + ‖y‖^2
    | ifStmt                                                # conditionalStmt
    | 'for' loopRange block                                 # forStmt         // for ξ in epoch(8) { … }
    | 'while' loopTest block                                # whileStmt       // while f(x) > 1 max 60 { … }
    | 'repeat' head block                                   # repeatStmt      // repeat K { x = gossip(x) }
    | 'local' head block                                    # localStmt       // local K { x -= η * ∇f(x) }
    | 'on' head block                                       # onStmt          // on sample(uniform(10)) { … }
    | 'assign' expr                                         # assignJobStmt   // assign i
    | 'cancel' expr                                         # cancelStmt      // cancel j
    | 'send' id '(' args? ')' 'to' (expr | 'server')        # sendStmt        // send train(x, 1) to j
    | 'after' head block                                    # afterStmt       // after 5 ms { assign i }
    | 'assert' expr                                         # assertStmt      // assert gap < 1
    | 'plot' view (',' view)* 'of' exprs ('with' exprs)? ('to' STRING (',' STRING)*)?   # plotStmt   // plot gap against bits of a, b with log(x, y) to "gap.pdf"
    | 'print' exprs                                         # printStmt       // print a, b
    | 'save' named (',' named)* 'to' STRING                 # saveStmt        // save r to "r.csv"        save x = r.x, A to "points.npz"
    | 'report' STRING                                       # reportStmt      // report "r.html"
    | runExpr                                               # runStmt         // run dsgd() on p
    | exprs (assignOp (runExpr | exprs))?                   # assignmentStmt  // x, y[I] = y, 0        x -= g        y - z
    ;

// gap against bits
view
    : expr ('against' expr)?
    ;

// if a { … } else if b { … } else { … }
ifStmt
    : 'if' head block ('else' (ifStmt | block))?
    ;

// What stands between a word and its block: repeat ›K + 1‹ { … }
head
    : expr
    ;

// for ›j in nodes if staleness(j) >= R‹ { … }        the source is parsed above the conditional, so that `if` is the filter
loopRange
    : idList 'in' orExpr ('if' orExpr)?
    ;

// while ›‖g‖ > 1 max 60‹ { … }
loopTest
    : expr ('max' expr)?
    ;

assignOp
    : '=' | '+=' | '-=' | '*=' | '/='
    ;

idList
    : id (',' id)*
    ;

exprs
    : expr (',' expr)*
    ;

// run choco_sgd(η = 0.1) on p over ring(25) ⏎ for 300 rounds measure gap
runExpr
    : 'run' postfix (NL? clause)*
    ;

clause
    : 'on' expr                                             # onClause        // on p
    | 'over' expr                                           # overClause      // over ring(25)
    | 'from' expr                                           # fromClause      // from x
    | 'for' rangeExpr ('rounds' | 'epochs')?                # forClause       // for 300 rounds        for 2000 s
    | 'until' expr                                          # untilClause     // until gap < 1e-10
    | 'measure' named (',' named)* ('every' rangeExpr)?   # measureClause   // measure gap, cost = bits_up + bits_down every 10
    | 'with' exprs                                          # withClause      // with seeds(1..5), threads(2)
    ;

// cost = bits_up + 0.1 * bits_down
named
    : (id '=')? expr
    ;

// ------------------------------------------------------------------------------------------------------------ expressions
// Loosest first.

expr
    : lambda
    | conditional
    ;

// x => x + 1        (x, y) => x * y
lambda
    : (id | '(' idList ')') '=>' expr
    ;

// a if c else b        m if c
conditional
    : orExpr ('if' orExpr ('else' expr)?)?
    ;

// a or b
orExpr
    : andExpr ('or' andExpr)*
    ;

// a and b
andExpr
    : notExpr ('and' notExpr)*
    ;

// not a
notExpr
    : 'not' notExpr
    | comparison
    ;

// a <= b        i in S
comparison
    : rangeExpr (('==' | '!=' | '≠' | '<' | '<=' | '≤' | '>' | '>=' | '≥' | 'in' | '∈') rangeExpr)?
    ;

// 1..d
rangeExpr
    : additive ('..' additive)?
    ;

// a + b - c        v .+ 1
additive
    : multiplicative (('+' | '-' | '.+' | '.-') multiplicative)*
    ;

// a * b / c        A \ b
multiplicative
    : unary (('*' | '/' | '.*' | './' | '\\') unary)*
    ;

// -x        binds looser than ^
unary
    : '-' unary
    | power
    ;

// x^2        2^-k        groups to the right
power
    : prefixed (('^' | '.^') unary)?
    ;

// shared coin(p)
prefixed
    : ('shared' | 'public' | 'edge' | 'server')? postfix
    ;

// ∇f(x; ξ)[I]        r.best(gap)        A'
postfix
    : primary (call | index | field | '\'')*
    ;

// (x, batch = 3; ξ)
call
    : '(' positional=args? (';' samples=args)? ')'
    ;

// [k, :]
index
    : '[' indexArg (',' indexArg)* ']'
    ;

indexArg
    : ':'
    | expr
    ;

// .W1
field
    : '.' id
    ;

// x, like = y
args
    : arg (',' arg)*
    ;

arg
    : (id '=')? argValue
    ;

// each [1, 2, 4]        f(s) for s in ξ
argValue
    : 'each' expr
    | expr compFor?
    ;

// for k in 1..d if k != 3
compFor
    : 'for' loopRange
    ;

primary
    : NUMBER unit?                                          # number          // 1e-3        5 ms
    | PERCENT                                               # percent         // 10%
    | STRING                                                # text            // "a9a.libsvm"
    | ('true' | 'false')                                    # truth           // true
    | id                                                    # reference       // x̂
    | '∇' id                                                # nabla           // ∇f
    | '(' runExpr ')'                                       # run             // (run dsgd() on p).x
    | '(' exprs ')'                                         # group           // (a + b)        (a, b)
    | '[' (expr (compFor | (',' expr)*))? ']'               # list            // [1, 2]        [∇f(x) for x in V]
    | '‖' expr '‖'                                          # norm            // ‖x - y‖
    | '⟨' expr ',' expr '⟩'                                 # inner           // ⟨a, x⟩
    ;

// ms        directly after a number only
unit
    : 's' | 'ms' | 'us' | 'min' | 'h' | 'bit' | 'kbit' | 'Mbit' | 'Gbit' | 'B' | 'KiB' | 'MiB' | 'GiB' | 'kbps' | 'Mbps' | 'Gbps'
    ;

// A name: any word that is not reserved.
id
    : IDENT
    | unit
    | 'round' | 'rounds' | 'epochs' | 'sample' | 'samples' | 'init' | 'job' | 'output' | 'metric' | 'test' | 'import' | 'as' | 'of' | 'to' | 'from'
    | 'at' | 'over' | 'until' | 'measure' | 'with' | 'against' | 'max' | 'warn' | 'require' | 'compressor' | 'problem' | 'algorithm'
    | 'extern' | 'every' | 'after'
    ;

// ----------------------------------------------------------------------------------------------------------------- tokens

// Reserved words.
LET : 'let' ;
FUN : 'fun' ;
IF : 'if' ;
ELSE : 'else' ;
FOR : 'for' ;
IN : 'in' ;
WHILE : 'while' ;
REPEAT : 'repeat' ;
LOCAL : 'local' ;
ON : 'on' ;
WHEN : 'when' ;
RUN : 'run' ;
ASSIGN : 'assign' ;
CANCEL : 'cancel' ;
SEND : 'send' ;
ASSERT : 'assert' ;
PRINT : 'print' ;
PLOT : 'plot' ;
SAVE : 'save' ;
REPORT : 'report' ;
AND : 'and' ;
OR : 'or' ;
NOT : 'not' ;
TRUE : 'true' ;
FALSE : 'false' ;
EACH : 'each' ;
NODE : 'node' ;
PUBLIC : 'public' ;
EDGE : 'edge' ;
SERVER : 'server' ;
SHARED : 'shared' ;

// Words that begin a declaration, and are names elsewhere.
IMPORT : 'import' ;
COMPRESSOR : 'compressor' ;
PROBLEM : 'problem' ;
ALGORITHM : 'algorithm' ;
EXTERN : 'extern' ;
TEST : 'test' ;

LPAREN : '(' ;
RPAREN : ')' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
LBRACE : '{' ;
RBRACE : '}' ;
LANGLE : '⟨' ;
RANGLE : '⟩' ;
BARS : '‖' ;
NABLA : '∇' ;
COMMA : ',' ;
SEMICOLON : ';' ;
COLON : ':' ;
DOT : '.' ;
TICK : '\'' ;
EQUALS : '=' ;
PLUS_EQUALS : '+=' ;
MINUS_EQUALS : '-=' ;
TIMES_EQUALS : '*=' ;
DIVIDE_EQUALS : '/=' ;
FAT_ARROW : '=>' ;
ARROW : '->' ;
RANGE : '..' ;
PLUS : '+' ;
MINUS : '-' ;
STAR : '*' ;
SLASH : '/' ;
BACKSLASH : '\\' ;
CARET : '^' ;
DOT_PLUS : '.+' ;
DOT_MINUS : '.-' ;
DOT_STAR : '.*' ;
DOT_SLASH : './' ;
DOT_CARET : '.^' ;
EQ : '==' ;
NE : '!=' ;
NE_SIGN : '≠' ;
LT : '<' ;
LE : '<=' ;
LE_SIGN : '≤' ;
GT : '>' ;
GE : '>=' ;
GE_SIGN : '≥' ;
IN_SIGN : '∈' ;

// 3        0.5        1e-3        a point needs digits on both sides, so that 1..5 and 2.*x need no spaces
NUMBER : DIGITS ('.' DIGITS)? ([eE] [+-]? DIGITS)? ;
// 10%
PERCENT : DIGITS ('.' DIGITS)? '%' ;
// """ any text """
RAW : '"""' .*? '"""' ;
// "a9a.libsvm"
STRING : '"' (~["\\\r\n] | '\\' ~[\r\n])* '"' ;
// """ no end
UNTERMINATED_RAW : '"""' ('"'? '"'? ~'"')* '"'? '"'? ;
// "no end
UNTERMINATED : '"' (~["\\\r\n] | '\\' ~[\r\n])* '\\'? ;
// η_g        x̂        λ₂        letters, marks, digits, subscript digits; no superscripts, no primes
// ∆, the increment sign, is a letter here: it stands for Δ
IDENT : [\p{L}_\u2206] [\p{L}\p{M}\p{Nd}_\u2080-\u2089\u2206]* ;

NL : [\r\n]+ ;
COMMENT : '#' ~[\r\n]* -> channel(HIDDEN) ;
SPACE : [ \t\u00A0\u2000-\u200A\u202F\u205F\u3000\uFEFF]+ -> channel(HIDDEN) ;
// Any other character: the parser reports it.
UNKNOWN : . ;

fragment DIGITS : [0-9]+ ;
