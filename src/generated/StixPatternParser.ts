
import * as antlr from "antlr4ng";
import { Token } from "antlr4ng";

// for running tests with parameters, TODO: discuss strategy for typed parameters in CI
// eslint-disable-next-line no-unused-vars
type int = number;


export class StixPatternParser extends antlr.Parser {
    public static readonly AND = 1;
    public static readonly OR = 2;
    public static readonly NOT = 3;
    public static readonly FOLLOWEDBY = 4;
    public static readonly LIKE = 5;
    public static readonly MATCHES = 6;
    public static readonly ISSUPERSET = 7;
    public static readonly ISSUBSET = 8;
    public static readonly EXISTS = 9;
    public static readonly IN = 10;
    public static readonly START = 11;
    public static readonly STOP = 12;
    public static readonly SECONDS = 13;
    public static readonly WITHIN = 14;
    public static readonly REPEATS = 15;
    public static readonly TIMES = 16;
    public static readonly TRUE = 17;
    public static readonly FALSE = 18;
    public static readonly LBRACK = 19;
    public static readonly RBRACK = 20;
    public static readonly LPAREN = 21;
    public static readonly RPAREN = 22;
    public static readonly COLON = 23;
    public static readonly DOT = 24;
    public static readonly COMMA = 25;
    public static readonly ASTERISK = 26;
    public static readonly EQ = 27;
    public static readonly NEQ = 28;
    public static readonly LE = 29;
    public static readonly LT = 30;
    public static readonly GE = 31;
    public static readonly GT = 32;
    public static readonly TimestampLiteral = 33;
    public static readonly HexLiteral = 34;
    public static readonly BinaryLiteral = 35;
    public static readonly Identifier = 36;
    public static readonly HyphenatedIdentifier = 37;
    public static readonly IntegerLiteral = 38;
    public static readonly FloatLiteral = 39;
    public static readonly MalformedNumber = 40;
    public static readonly StringLiteral = 41;
    public static readonly InvalidString = 42;
    public static readonly UnterminatedString = 43;
    public static readonly Whitespace = 44;
    public static readonly BlockComment = 45;
    public static readonly LineComment = 46;
    public static readonly UnterminatedComment = 47;
    public static readonly UnknownCharacter = 48;
    public static readonly RULE_pattern = 0;
    public static readonly RULE_followedBy = 1;
    public static readonly RULE_observationOr = 2;
    public static readonly RULE_observationAnd = 3;
    public static readonly RULE_qualifiedObservation = 4;
    public static readonly RULE_primaryObservation = 5;
    public static readonly RULE_qualifier = 6;
    public static readonly RULE_instant = 7;
    public static readonly RULE_comparisonOr = 8;
    public static readonly RULE_comparisonAnd = 9;
    public static readonly RULE_comparisonTerm = 10;
    public static readonly RULE_comparator = 11;
    public static readonly RULE_constant = 12;
    public static readonly RULE_orderable = 13;
    public static readonly RULE_objectPath = 14;
    public static readonly RULE_pathStep = 15;
    public static readonly RULE_keyName = 16;

    public static readonly literalNames = [
        null, "'AND'", "'OR'", "'NOT'", "'FOLLOWEDBY'", "'LIKE'", "'MATCHES'", 
        "'ISSUPERSET'", "'ISSUBSET'", "'EXISTS'", "'IN'", "'START'", "'STOP'", 
        "'SECONDS'", "'WITHIN'", "'REPEATS'", "'TIMES'", "'true'", "'false'", 
        "'['", "']'", "'('", "')'", "':'", "'.'", "','", "'*'", null, null, 
        "'<='", "'<'", "'>='", "'>'"
    ];

    public static readonly symbolicNames = [
        null, "AND", "OR", "NOT", "FOLLOWEDBY", "LIKE", "MATCHES", "ISSUPERSET", 
        "ISSUBSET", "EXISTS", "IN", "START", "STOP", "SECONDS", "WITHIN", 
        "REPEATS", "TIMES", "TRUE", "FALSE", "LBRACK", "RBRACK", "LPAREN", 
        "RPAREN", "COLON", "DOT", "COMMA", "ASTERISK", "EQ", "NEQ", "LE", 
        "LT", "GE", "GT", "TimestampLiteral", "HexLiteral", "BinaryLiteral", 
        "Identifier", "HyphenatedIdentifier", "IntegerLiteral", "FloatLiteral", 
        "MalformedNumber", "StringLiteral", "InvalidString", "UnterminatedString", 
        "Whitespace", "BlockComment", "LineComment", "UnterminatedComment", 
        "UnknownCharacter"
    ];
    public static readonly ruleNames = [
        "pattern", "followedBy", "observationOr", "observationAnd", "qualifiedObservation", 
        "primaryObservation", "qualifier", "instant", "comparisonOr", "comparisonAnd", 
        "comparisonTerm", "comparator", "constant", "orderable", "objectPath", 
        "pathStep", "keyName",
    ];

    public get grammarFileName(): string { return "StixPattern.g4"; }
    public get literalNames(): (string | null)[] { return StixPatternParser.literalNames; }
    public get symbolicNames(): (string | null)[] { return StixPatternParser.symbolicNames; }
    public get ruleNames(): string[] { return StixPatternParser.ruleNames; }
    public get serializedATN(): number[] { return StixPatternParser._serializedATN; }

    protected createFailedPredicateException(predicate?: string, message?: string): antlr.FailedPredicateException {
        return new antlr.FailedPredicateException(this, predicate, message);
    }

    public constructor(input: antlr.TokenStream) {
        super(input);
        this.interpreter = new antlr.ParserATNSimulator(this, StixPatternParser._ATN, StixPatternParser.decisionsToDFA, new antlr.PredictionContextCache());
    }
    public pattern(): PatternContext {
        let localContext = new PatternContext(this.context, this.state);
        this.enterRule(localContext, 0, StixPatternParser.RULE_pattern);
        try {
            this.enterOuterAlt(localContext, 1);
            {
            this.state = 34;
            this.followedBy();
            this.state = 35;
            this.match(StixPatternParser.EOF);
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public followedBy(): FollowedByContext {
        let localContext = new FollowedByContext(this.context, this.state);
        this.enterRule(localContext, 2, StixPatternParser.RULE_followedBy);
        let _la: number;
        try {
            this.enterOuterAlt(localContext, 1);
            {
            this.state = 37;
            this.observationOr();
            this.state = 42;
            this.errorHandler.sync(this);
            _la = this.tokenStream.LA(1);
            while (_la === 4) {
                {
                {
                this.state = 38;
                this.match(StixPatternParser.FOLLOWEDBY);
                this.state = 39;
                this.observationOr();
                }
                }
                this.state = 44;
                this.errorHandler.sync(this);
                _la = this.tokenStream.LA(1);
            }
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public observationOr(): ObservationOrContext {
        let localContext = new ObservationOrContext(this.context, this.state);
        this.enterRule(localContext, 4, StixPatternParser.RULE_observationOr);
        let _la: number;
        try {
            this.enterOuterAlt(localContext, 1);
            {
            this.state = 45;
            this.observationAnd();
            this.state = 50;
            this.errorHandler.sync(this);
            _la = this.tokenStream.LA(1);
            while (_la === 2) {
                {
                {
                this.state = 46;
                this.match(StixPatternParser.OR);
                this.state = 47;
                this.observationAnd();
                }
                }
                this.state = 52;
                this.errorHandler.sync(this);
                _la = this.tokenStream.LA(1);
            }
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public observationAnd(): ObservationAndContext {
        let localContext = new ObservationAndContext(this.context, this.state);
        this.enterRule(localContext, 6, StixPatternParser.RULE_observationAnd);
        let _la: number;
        try {
            this.enterOuterAlt(localContext, 1);
            {
            this.state = 53;
            this.qualifiedObservation();
            this.state = 58;
            this.errorHandler.sync(this);
            _la = this.tokenStream.LA(1);
            while (_la === 1) {
                {
                {
                this.state = 54;
                this.match(StixPatternParser.AND);
                this.state = 55;
                this.qualifiedObservation();
                }
                }
                this.state = 60;
                this.errorHandler.sync(this);
                _la = this.tokenStream.LA(1);
            }
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public qualifiedObservation(): QualifiedObservationContext {
        let localContext = new QualifiedObservationContext(this.context, this.state);
        this.enterRule(localContext, 8, StixPatternParser.RULE_qualifiedObservation);
        let _la: number;
        try {
            this.enterOuterAlt(localContext, 1);
            {
            this.state = 61;
            this.primaryObservation();
            this.state = 65;
            this.errorHandler.sync(this);
            _la = this.tokenStream.LA(1);
            while ((((_la) & ~0x1F) === 0 && ((1 << _la) & 51200) !== 0)) {
                {
                {
                this.state = 62;
                this.qualifier();
                }
                }
                this.state = 67;
                this.errorHandler.sync(this);
                _la = this.tokenStream.LA(1);
            }
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public primaryObservation(): PrimaryObservationContext {
        let localContext = new PrimaryObservationContext(this.context, this.state);
        this.enterRule(localContext, 10, StixPatternParser.RULE_primaryObservation);
        try {
            this.state = 76;
            this.errorHandler.sync(this);
            switch (this.tokenStream.LA(1)) {
            case StixPatternParser.LBRACK:
                localContext = new ObservationExpressionContext(localContext);
                this.enterOuterAlt(localContext, 1);
                {
                this.state = 68;
                this.match(StixPatternParser.LBRACK);
                this.state = 69;
                this.comparisonOr();
                this.state = 70;
                this.match(StixPatternParser.RBRACK);
                }
                break;
            case StixPatternParser.LPAREN:
                localContext = new ObservationGroupContext(localContext);
                this.enterOuterAlt(localContext, 2);
                {
                this.state = 72;
                this.match(StixPatternParser.LPAREN);
                this.state = 73;
                this.followedBy();
                this.state = 74;
                this.match(StixPatternParser.RPAREN);
                }
                break;
            default:
                throw new antlr.NoViableAltException(this);
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public qualifier(): QualifierContext {
        let localContext = new QualifierContext(this.context, this.state);
        this.enterRule(localContext, 12, StixPatternParser.RULE_qualifier);
        let _la: number;
        try {
            this.state = 89;
            this.errorHandler.sync(this);
            switch (this.tokenStream.LA(1)) {
            case StixPatternParser.START:
                localContext = new StartStopContext(localContext);
                this.enterOuterAlt(localContext, 1);
                {
                this.state = 78;
                this.match(StixPatternParser.START);
                this.state = 79;
                this.instant();
                this.state = 80;
                this.match(StixPatternParser.STOP);
                this.state = 81;
                this.instant();
                }
                break;
            case StixPatternParser.WITHIN:
                localContext = new WithinContext(localContext);
                this.enterOuterAlt(localContext, 2);
                {
                this.state = 83;
                this.match(StixPatternParser.WITHIN);
                this.state = 84;
                _la = this.tokenStream.LA(1);
                if(!(_la === 38 || _la === 39)) {
                this.errorHandler.recoverInline(this);
                }
                else {
                    this.errorHandler.reportMatch(this);
                    this.consume();
                }
                this.state = 85;
                this.match(StixPatternParser.SECONDS);
                }
                break;
            case StixPatternParser.REPEATS:
                localContext = new RepeatsContext(localContext);
                this.enterOuterAlt(localContext, 3);
                {
                this.state = 86;
                this.match(StixPatternParser.REPEATS);
                this.state = 87;
                this.match(StixPatternParser.IntegerLiteral);
                this.state = 88;
                this.match(StixPatternParser.TIMES);
                }
                break;
            default:
                throw new antlr.NoViableAltException(this);
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public instant(): InstantContext {
        let localContext = new InstantContext(this.context, this.state);
        this.enterRule(localContext, 14, StixPatternParser.RULE_instant);
        let _la: number;
        try {
            this.enterOuterAlt(localContext, 1);
            {
            this.state = 91;
            _la = this.tokenStream.LA(1);
            if(!(_la === 33 || _la === 41)) {
            this.errorHandler.recoverInline(this);
            }
            else {
                this.errorHandler.reportMatch(this);
                this.consume();
            }
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public comparisonOr(): ComparisonOrContext {
        let localContext = new ComparisonOrContext(this.context, this.state);
        this.enterRule(localContext, 16, StixPatternParser.RULE_comparisonOr);
        let _la: number;
        try {
            this.enterOuterAlt(localContext, 1);
            {
            this.state = 93;
            this.comparisonAnd();
            this.state = 98;
            this.errorHandler.sync(this);
            _la = this.tokenStream.LA(1);
            while (_la === 2) {
                {
                {
                this.state = 94;
                this.match(StixPatternParser.OR);
                this.state = 95;
                this.comparisonAnd();
                }
                }
                this.state = 100;
                this.errorHandler.sync(this);
                _la = this.tokenStream.LA(1);
            }
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public comparisonAnd(): ComparisonAndContext {
        let localContext = new ComparisonAndContext(this.context, this.state);
        this.enterRule(localContext, 18, StixPatternParser.RULE_comparisonAnd);
        let _la: number;
        try {
            this.enterOuterAlt(localContext, 1);
            {
            this.state = 101;
            this.comparisonTerm();
            this.state = 106;
            this.errorHandler.sync(this);
            _la = this.tokenStream.LA(1);
            while (_la === 1) {
                {
                {
                this.state = 102;
                this.match(StixPatternParser.AND);
                this.state = 103;
                this.comparisonTerm();
                }
                }
                this.state = 108;
                this.errorHandler.sync(this);
                _la = this.tokenStream.LA(1);
            }
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public comparisonTerm(): ComparisonTermContext {
        let localContext = new ComparisonTermContext(this.context, this.state);
        this.enterRule(localContext, 20, StixPatternParser.RULE_comparisonTerm);
        let _la: number;
        try {
            this.state = 124;
            this.errorHandler.sync(this);
            switch (this.tokenStream.LA(1)) {
            case StixPatternParser.LPAREN:
                localContext = new ComparisonGroupContext(localContext);
                this.enterOuterAlt(localContext, 1);
                {
                this.state = 109;
                this.match(StixPatternParser.LPAREN);
                this.state = 110;
                this.comparisonOr();
                this.state = 111;
                this.match(StixPatternParser.RPAREN);
                }
                break;
            case StixPatternParser.NOT:
            case StixPatternParser.EXISTS:
                localContext = new ExistenceContext(localContext);
                this.enterOuterAlt(localContext, 2);
                {
                this.state = 114;
                this.errorHandler.sync(this);
                _la = this.tokenStream.LA(1);
                if (_la === 3) {
                    {
                    this.state = 113;
                    this.match(StixPatternParser.NOT);
                    }
                }

                this.state = 116;
                this.match(StixPatternParser.EXISTS);
                this.state = 117;
                this.objectPath();
                }
                break;
            case StixPatternParser.Identifier:
            case StixPatternParser.HyphenatedIdentifier:
                localContext = new ComparisonContext(localContext);
                this.enterOuterAlt(localContext, 3);
                {
                this.state = 118;
                this.objectPath();
                this.state = 120;
                this.errorHandler.sync(this);
                _la = this.tokenStream.LA(1);
                if (_la === 3) {
                    {
                    this.state = 119;
                    this.match(StixPatternParser.NOT);
                    }
                }

                this.state = 122;
                this.comparator();
                }
                break;
            default:
                throw new antlr.NoViableAltException(this);
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public comparator(): ComparatorContext {
        let localContext = new ComparatorContext(this.context, this.state);
        this.enterRule(localContext, 22, StixPatternParser.RULE_comparator);
        let _la: number;
        try {
            this.state = 145;
            this.errorHandler.sync(this);
            switch (this.tokenStream.LA(1)) {
            case StixPatternParser.EQ:
            case StixPatternParser.NEQ:
                localContext = new EqualityContext(localContext);
                this.enterOuterAlt(localContext, 1);
                {
                this.state = 126;
                _la = this.tokenStream.LA(1);
                if(!(_la === 27 || _la === 28)) {
                this.errorHandler.recoverInline(this);
                }
                else {
                    this.errorHandler.reportMatch(this);
                    this.consume();
                }
                this.state = 127;
                this.constant();
                }
                break;
            case StixPatternParser.LE:
            case StixPatternParser.LT:
            case StixPatternParser.GE:
            case StixPatternParser.GT:
                localContext = new OrderContext(localContext);
                this.enterOuterAlt(localContext, 2);
                {
                this.state = 128;
                _la = this.tokenStream.LA(1);
                if(!(((((_la - 29)) & ~0x1F) === 0 && ((1 << (_la - 29)) & 15) !== 0))) {
                this.errorHandler.recoverInline(this);
                }
                else {
                    this.errorHandler.reportMatch(this);
                    this.consume();
                }
                this.state = 129;
                this.orderable();
                }
                break;
            case StixPatternParser.IN:
                localContext = new MembershipContext(localContext);
                this.enterOuterAlt(localContext, 3);
                {
                this.state = 130;
                this.match(StixPatternParser.IN);
                this.state = 131;
                this.match(StixPatternParser.LPAREN);
                this.state = 140;
                this.errorHandler.sync(this);
                _la = this.tokenStream.LA(1);
                if (((((_la - 17)) & ~0x1F) === 0 && ((1 << (_la - 17)) & 23527427) !== 0)) {
                    {
                    this.state = 132;
                    this.constant();
                    this.state = 137;
                    this.errorHandler.sync(this);
                    _la = this.tokenStream.LA(1);
                    while (_la === 25) {
                        {
                        {
                        this.state = 133;
                        this.match(StixPatternParser.COMMA);
                        this.state = 134;
                        this.constant();
                        }
                        }
                        this.state = 139;
                        this.errorHandler.sync(this);
                        _la = this.tokenStream.LA(1);
                    }
                    }
                }

                this.state = 142;
                this.match(StixPatternParser.RPAREN);
                }
                break;
            case StixPatternParser.LIKE:
            case StixPatternParser.MATCHES:
            case StixPatternParser.ISSUPERSET:
            case StixPatternParser.ISSUBSET:
                localContext = new TextualContext(localContext);
                this.enterOuterAlt(localContext, 4);
                {
                this.state = 143;
                _la = this.tokenStream.LA(1);
                if(!((((_la) & ~0x1F) === 0 && ((1 << _la) & 480) !== 0))) {
                this.errorHandler.recoverInline(this);
                }
                else {
                    this.errorHandler.reportMatch(this);
                    this.consume();
                }
                this.state = 144;
                this.match(StixPatternParser.StringLiteral);
                }
                break;
            default:
                throw new antlr.NoViableAltException(this);
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public constant(): ConstantContext {
        let localContext = new ConstantContext(this.context, this.state);
        this.enterRule(localContext, 24, StixPatternParser.RULE_constant);
        try {
            this.state = 150;
            this.errorHandler.sync(this);
            switch (this.tokenStream.LA(1)) {
            case StixPatternParser.TimestampLiteral:
            case StixPatternParser.HexLiteral:
            case StixPatternParser.BinaryLiteral:
            case StixPatternParser.IntegerLiteral:
            case StixPatternParser.FloatLiteral:
            case StixPatternParser.StringLiteral:
                this.enterOuterAlt(localContext, 1);
                {
                this.state = 147;
                this.orderable();
                }
                break;
            case StixPatternParser.TRUE:
                this.enterOuterAlt(localContext, 2);
                {
                this.state = 148;
                this.match(StixPatternParser.TRUE);
                }
                break;
            case StixPatternParser.FALSE:
                this.enterOuterAlt(localContext, 3);
                {
                this.state = 149;
                this.match(StixPatternParser.FALSE);
                }
                break;
            default:
                throw new antlr.NoViableAltException(this);
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public orderable(): OrderableContext {
        let localContext = new OrderableContext(this.context, this.state);
        this.enterRule(localContext, 26, StixPatternParser.RULE_orderable);
        let _la: number;
        try {
            this.enterOuterAlt(localContext, 1);
            {
            this.state = 152;
            _la = this.tokenStream.LA(1);
            if(!(((((_la - 33)) & ~0x1F) === 0 && ((1 << (_la - 33)) & 359) !== 0))) {
            this.errorHandler.recoverInline(this);
            }
            else {
                this.errorHandler.reportMatch(this);
                this.consume();
            }
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public objectPath(): ObjectPathContext {
        let localContext = new ObjectPathContext(this.context, this.state);
        this.enterRule(localContext, 28, StixPatternParser.RULE_objectPath);
        let _la: number;
        try {
            this.enterOuterAlt(localContext, 1);
            {
            this.state = 154;
            _la = this.tokenStream.LA(1);
            if(!(_la === 36 || _la === 37)) {
            this.errorHandler.recoverInline(this);
            }
            else {
                this.errorHandler.reportMatch(this);
                this.consume();
            }
            this.state = 155;
            this.match(StixPatternParser.COLON);
            this.state = 156;
            this.keyName();
            this.state = 160;
            this.errorHandler.sync(this);
            _la = this.tokenStream.LA(1);
            while (_la === 19 || _la === 24) {
                {
                {
                this.state = 157;
                this.pathStep();
                }
                }
                this.state = 162;
                this.errorHandler.sync(this);
                _la = this.tokenStream.LA(1);
            }
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public pathStep(): PathStepContext {
        let localContext = new PathStepContext(this.context, this.state);
        this.enterRule(localContext, 30, StixPatternParser.RULE_pathStep);
        let _la: number;
        try {
            this.state = 168;
            this.errorHandler.sync(this);
            switch (this.tokenStream.LA(1)) {
            case StixPatternParser.DOT:
                localContext = new KeyStepContext(localContext);
                this.enterOuterAlt(localContext, 1);
                {
                this.state = 163;
                this.match(StixPatternParser.DOT);
                this.state = 164;
                this.keyName();
                }
                break;
            case StixPatternParser.LBRACK:
                localContext = new IndexStepContext(localContext);
                this.enterOuterAlt(localContext, 2);
                {
                this.state = 165;
                this.match(StixPatternParser.LBRACK);
                this.state = 166;
                _la = this.tokenStream.LA(1);
                if(!(_la === 26 || _la === 38)) {
                this.errorHandler.recoverInline(this);
                }
                else {
                    this.errorHandler.reportMatch(this);
                    this.consume();
                }
                this.state = 167;
                this.match(StixPatternParser.RBRACK);
                }
                break;
            default:
                throw new antlr.NoViableAltException(this);
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public keyName(): KeyNameContext {
        let localContext = new KeyNameContext(this.context, this.state);
        this.enterRule(localContext, 32, StixPatternParser.RULE_keyName);
        let _la: number;
        try {
            this.enterOuterAlt(localContext, 1);
            {
            this.state = 170;
            _la = this.tokenStream.LA(1);
            if(!(_la === 36 || _la === 41)) {
            this.errorHandler.recoverInline(this);
            }
            else {
                this.errorHandler.reportMatch(this);
                this.consume();
            }
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }

    public static readonly _serializedATN: number[] = [
        4,1,48,173,2,0,7,0,2,1,7,1,2,2,7,2,2,3,7,3,2,4,7,4,2,5,7,5,2,6,7,
        6,2,7,7,7,2,8,7,8,2,9,7,9,2,10,7,10,2,11,7,11,2,12,7,12,2,13,7,13,
        2,14,7,14,2,15,7,15,2,16,7,16,1,0,1,0,1,0,1,1,1,1,1,1,5,1,41,8,1,
        10,1,12,1,44,9,1,1,2,1,2,1,2,5,2,49,8,2,10,2,12,2,52,9,2,1,3,1,3,
        1,3,5,3,57,8,3,10,3,12,3,60,9,3,1,4,1,4,5,4,64,8,4,10,4,12,4,67,
        9,4,1,5,1,5,1,5,1,5,1,5,1,5,1,5,1,5,3,5,77,8,5,1,6,1,6,1,6,1,6,1,
        6,1,6,1,6,1,6,1,6,1,6,1,6,3,6,90,8,6,1,7,1,7,1,8,1,8,1,8,5,8,97,
        8,8,10,8,12,8,100,9,8,1,9,1,9,1,9,5,9,105,8,9,10,9,12,9,108,9,9,
        1,10,1,10,1,10,1,10,1,10,3,10,115,8,10,1,10,1,10,1,10,1,10,3,10,
        121,8,10,1,10,1,10,3,10,125,8,10,1,11,1,11,1,11,1,11,1,11,1,11,1,
        11,1,11,1,11,5,11,136,8,11,10,11,12,11,139,9,11,3,11,141,8,11,1,
        11,1,11,1,11,3,11,146,8,11,1,12,1,12,1,12,3,12,151,8,12,1,13,1,13,
        1,14,1,14,1,14,1,14,5,14,159,8,14,10,14,12,14,162,9,14,1,15,1,15,
        1,15,1,15,1,15,3,15,169,8,15,1,16,1,16,1,16,0,0,17,0,2,4,6,8,10,
        12,14,16,18,20,22,24,26,28,30,32,0,9,1,0,38,39,2,0,33,33,41,41,1,
        0,27,28,1,0,29,32,1,0,5,8,3,0,33,35,38,39,41,41,1,0,36,37,2,0,26,
        26,38,38,2,0,36,36,41,41,177,0,34,1,0,0,0,2,37,1,0,0,0,4,45,1,0,
        0,0,6,53,1,0,0,0,8,61,1,0,0,0,10,76,1,0,0,0,12,89,1,0,0,0,14,91,
        1,0,0,0,16,93,1,0,0,0,18,101,1,0,0,0,20,124,1,0,0,0,22,145,1,0,0,
        0,24,150,1,0,0,0,26,152,1,0,0,0,28,154,1,0,0,0,30,168,1,0,0,0,32,
        170,1,0,0,0,34,35,3,2,1,0,35,36,5,0,0,1,36,1,1,0,0,0,37,42,3,4,2,
        0,38,39,5,4,0,0,39,41,3,4,2,0,40,38,1,0,0,0,41,44,1,0,0,0,42,40,
        1,0,0,0,42,43,1,0,0,0,43,3,1,0,0,0,44,42,1,0,0,0,45,50,3,6,3,0,46,
        47,5,2,0,0,47,49,3,6,3,0,48,46,1,0,0,0,49,52,1,0,0,0,50,48,1,0,0,
        0,50,51,1,0,0,0,51,5,1,0,0,0,52,50,1,0,0,0,53,58,3,8,4,0,54,55,5,
        1,0,0,55,57,3,8,4,0,56,54,1,0,0,0,57,60,1,0,0,0,58,56,1,0,0,0,58,
        59,1,0,0,0,59,7,1,0,0,0,60,58,1,0,0,0,61,65,3,10,5,0,62,64,3,12,
        6,0,63,62,1,0,0,0,64,67,1,0,0,0,65,63,1,0,0,0,65,66,1,0,0,0,66,9,
        1,0,0,0,67,65,1,0,0,0,68,69,5,19,0,0,69,70,3,16,8,0,70,71,5,20,0,
        0,71,77,1,0,0,0,72,73,5,21,0,0,73,74,3,2,1,0,74,75,5,22,0,0,75,77,
        1,0,0,0,76,68,1,0,0,0,76,72,1,0,0,0,77,11,1,0,0,0,78,79,5,11,0,0,
        79,80,3,14,7,0,80,81,5,12,0,0,81,82,3,14,7,0,82,90,1,0,0,0,83,84,
        5,14,0,0,84,85,7,0,0,0,85,90,5,13,0,0,86,87,5,15,0,0,87,88,5,38,
        0,0,88,90,5,16,0,0,89,78,1,0,0,0,89,83,1,0,0,0,89,86,1,0,0,0,90,
        13,1,0,0,0,91,92,7,1,0,0,92,15,1,0,0,0,93,98,3,18,9,0,94,95,5,2,
        0,0,95,97,3,18,9,0,96,94,1,0,0,0,97,100,1,0,0,0,98,96,1,0,0,0,98,
        99,1,0,0,0,99,17,1,0,0,0,100,98,1,0,0,0,101,106,3,20,10,0,102,103,
        5,1,0,0,103,105,3,20,10,0,104,102,1,0,0,0,105,108,1,0,0,0,106,104,
        1,0,0,0,106,107,1,0,0,0,107,19,1,0,0,0,108,106,1,0,0,0,109,110,5,
        21,0,0,110,111,3,16,8,0,111,112,5,22,0,0,112,125,1,0,0,0,113,115,
        5,3,0,0,114,113,1,0,0,0,114,115,1,0,0,0,115,116,1,0,0,0,116,117,
        5,9,0,0,117,125,3,28,14,0,118,120,3,28,14,0,119,121,5,3,0,0,120,
        119,1,0,0,0,120,121,1,0,0,0,121,122,1,0,0,0,122,123,3,22,11,0,123,
        125,1,0,0,0,124,109,1,0,0,0,124,114,1,0,0,0,124,118,1,0,0,0,125,
        21,1,0,0,0,126,127,7,2,0,0,127,146,3,24,12,0,128,129,7,3,0,0,129,
        146,3,26,13,0,130,131,5,10,0,0,131,140,5,21,0,0,132,137,3,24,12,
        0,133,134,5,25,0,0,134,136,3,24,12,0,135,133,1,0,0,0,136,139,1,0,
        0,0,137,135,1,0,0,0,137,138,1,0,0,0,138,141,1,0,0,0,139,137,1,0,
        0,0,140,132,1,0,0,0,140,141,1,0,0,0,141,142,1,0,0,0,142,146,5,22,
        0,0,143,144,7,4,0,0,144,146,5,41,0,0,145,126,1,0,0,0,145,128,1,0,
        0,0,145,130,1,0,0,0,145,143,1,0,0,0,146,23,1,0,0,0,147,151,3,26,
        13,0,148,151,5,17,0,0,149,151,5,18,0,0,150,147,1,0,0,0,150,148,1,
        0,0,0,150,149,1,0,0,0,151,25,1,0,0,0,152,153,7,5,0,0,153,27,1,0,
        0,0,154,155,7,6,0,0,155,156,5,23,0,0,156,160,3,32,16,0,157,159,3,
        30,15,0,158,157,1,0,0,0,159,162,1,0,0,0,160,158,1,0,0,0,160,161,
        1,0,0,0,161,29,1,0,0,0,162,160,1,0,0,0,163,164,5,24,0,0,164,169,
        3,32,16,0,165,166,5,19,0,0,166,167,7,7,0,0,167,169,5,20,0,0,168,
        163,1,0,0,0,168,165,1,0,0,0,169,31,1,0,0,0,170,171,7,8,0,0,171,33,
        1,0,0,0,17,42,50,58,65,76,89,98,106,114,120,124,137,140,145,150,
        160,168
    ];

    private static __ATN: antlr.ATN;
    public static get _ATN(): antlr.ATN {
        if (!StixPatternParser.__ATN) {
            StixPatternParser.__ATN = new antlr.ATNDeserializer().deserialize(StixPatternParser._serializedATN);
        }

        return StixPatternParser.__ATN;
    }


    private static readonly vocabulary = new antlr.Vocabulary(StixPatternParser.literalNames, StixPatternParser.symbolicNames, []);

    public override get vocabulary(): antlr.Vocabulary {
        return StixPatternParser.vocabulary;
    }

    private static readonly decisionsToDFA = StixPatternParser._ATN.decisionToState.map( (ds: antlr.DecisionState, index: number) => new antlr.DFA(ds, index) );
}

export class PatternContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public followedBy(): FollowedByContext {
        return this.getRuleContext(0, FollowedByContext)!;
    }
    public EOF(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.EOF, 0)!;
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_pattern;
    }
}


export class FollowedByContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public observationOr(): ObservationOrContext[];
    public observationOr(i: number): ObservationOrContext | null;
    public observationOr(i?: number): ObservationOrContext[] | ObservationOrContext | null {
        if (i === undefined) {
            return this.getRuleContexts(ObservationOrContext);
        }

        return this.getRuleContext(i, ObservationOrContext);
    }
    public FOLLOWEDBY(): antlr.TerminalNode[];
    public FOLLOWEDBY(i: number): antlr.TerminalNode | null;
    public FOLLOWEDBY(i?: number): antlr.TerminalNode | null | antlr.TerminalNode[] {
    	if (i === undefined) {
    		return this.getTokens(StixPatternParser.FOLLOWEDBY);
    	} else {
    		return this.getToken(StixPatternParser.FOLLOWEDBY, i);
    	}
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_followedBy;
    }
}


export class ObservationOrContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public observationAnd(): ObservationAndContext[];
    public observationAnd(i: number): ObservationAndContext | null;
    public observationAnd(i?: number): ObservationAndContext[] | ObservationAndContext | null {
        if (i === undefined) {
            return this.getRuleContexts(ObservationAndContext);
        }

        return this.getRuleContext(i, ObservationAndContext);
    }
    public OR(): antlr.TerminalNode[];
    public OR(i: number): antlr.TerminalNode | null;
    public OR(i?: number): antlr.TerminalNode | null | antlr.TerminalNode[] {
    	if (i === undefined) {
    		return this.getTokens(StixPatternParser.OR);
    	} else {
    		return this.getToken(StixPatternParser.OR, i);
    	}
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_observationOr;
    }
}


export class ObservationAndContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public qualifiedObservation(): QualifiedObservationContext[];
    public qualifiedObservation(i: number): QualifiedObservationContext | null;
    public qualifiedObservation(i?: number): QualifiedObservationContext[] | QualifiedObservationContext | null {
        if (i === undefined) {
            return this.getRuleContexts(QualifiedObservationContext);
        }

        return this.getRuleContext(i, QualifiedObservationContext);
    }
    public AND(): antlr.TerminalNode[];
    public AND(i: number): antlr.TerminalNode | null;
    public AND(i?: number): antlr.TerminalNode | null | antlr.TerminalNode[] {
    	if (i === undefined) {
    		return this.getTokens(StixPatternParser.AND);
    	} else {
    		return this.getToken(StixPatternParser.AND, i);
    	}
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_observationAnd;
    }
}


export class QualifiedObservationContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public primaryObservation(): PrimaryObservationContext {
        return this.getRuleContext(0, PrimaryObservationContext)!;
    }
    public qualifier(): QualifierContext[];
    public qualifier(i: number): QualifierContext | null;
    public qualifier(i?: number): QualifierContext[] | QualifierContext | null {
        if (i === undefined) {
            return this.getRuleContexts(QualifierContext);
        }

        return this.getRuleContext(i, QualifierContext);
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_qualifiedObservation;
    }
}


export class PrimaryObservationContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_primaryObservation;
    }
    public override copyFrom(ctx: PrimaryObservationContext): void {
        super.copyFrom(ctx);
    }
}
export class ObservationExpressionContext extends PrimaryObservationContext {
    public constructor(ctx: PrimaryObservationContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public LBRACK(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.LBRACK, 0)!;
    }
    public comparisonOr(): ComparisonOrContext {
        return this.getRuleContext(0, ComparisonOrContext)!;
    }
    public RBRACK(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.RBRACK, 0)!;
    }
}
export class ObservationGroupContext extends PrimaryObservationContext {
    public constructor(ctx: PrimaryObservationContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public LPAREN(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.LPAREN, 0)!;
    }
    public followedBy(): FollowedByContext {
        return this.getRuleContext(0, FollowedByContext)!;
    }
    public RPAREN(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.RPAREN, 0)!;
    }
}


export class QualifierContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_qualifier;
    }
    public override copyFrom(ctx: QualifierContext): void {
        super.copyFrom(ctx);
    }
}
export class StartStopContext extends QualifierContext {
    public constructor(ctx: QualifierContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public START(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.START, 0)!;
    }
    public instant(): InstantContext[];
    public instant(i: number): InstantContext | null;
    public instant(i?: number): InstantContext[] | InstantContext | null {
        if (i === undefined) {
            return this.getRuleContexts(InstantContext);
        }

        return this.getRuleContext(i, InstantContext);
    }
    public STOP(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.STOP, 0)!;
    }
}
export class WithinContext extends QualifierContext {
    public constructor(ctx: QualifierContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public WITHIN(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.WITHIN, 0)!;
    }
    public SECONDS(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.SECONDS, 0)!;
    }
    public IntegerLiteral(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.IntegerLiteral, 0);
    }
    public FloatLiteral(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.FloatLiteral, 0);
    }
}
export class RepeatsContext extends QualifierContext {
    public constructor(ctx: QualifierContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public REPEATS(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.REPEATS, 0)!;
    }
    public IntegerLiteral(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.IntegerLiteral, 0)!;
    }
    public TIMES(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.TIMES, 0)!;
    }
}


export class InstantContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public TimestampLiteral(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.TimestampLiteral, 0);
    }
    public StringLiteral(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.StringLiteral, 0);
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_instant;
    }
}


export class ComparisonOrContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public comparisonAnd(): ComparisonAndContext[];
    public comparisonAnd(i: number): ComparisonAndContext | null;
    public comparisonAnd(i?: number): ComparisonAndContext[] | ComparisonAndContext | null {
        if (i === undefined) {
            return this.getRuleContexts(ComparisonAndContext);
        }

        return this.getRuleContext(i, ComparisonAndContext);
    }
    public OR(): antlr.TerminalNode[];
    public OR(i: number): antlr.TerminalNode | null;
    public OR(i?: number): antlr.TerminalNode | null | antlr.TerminalNode[] {
    	if (i === undefined) {
    		return this.getTokens(StixPatternParser.OR);
    	} else {
    		return this.getToken(StixPatternParser.OR, i);
    	}
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_comparisonOr;
    }
}


export class ComparisonAndContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public comparisonTerm(): ComparisonTermContext[];
    public comparisonTerm(i: number): ComparisonTermContext | null;
    public comparisonTerm(i?: number): ComparisonTermContext[] | ComparisonTermContext | null {
        if (i === undefined) {
            return this.getRuleContexts(ComparisonTermContext);
        }

        return this.getRuleContext(i, ComparisonTermContext);
    }
    public AND(): antlr.TerminalNode[];
    public AND(i: number): antlr.TerminalNode | null;
    public AND(i?: number): antlr.TerminalNode | null | antlr.TerminalNode[] {
    	if (i === undefined) {
    		return this.getTokens(StixPatternParser.AND);
    	} else {
    		return this.getToken(StixPatternParser.AND, i);
    	}
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_comparisonAnd;
    }
}


export class ComparisonTermContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_comparisonTerm;
    }
    public override copyFrom(ctx: ComparisonTermContext): void {
        super.copyFrom(ctx);
    }
}
export class ComparisonGroupContext extends ComparisonTermContext {
    public constructor(ctx: ComparisonTermContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public LPAREN(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.LPAREN, 0)!;
    }
    public comparisonOr(): ComparisonOrContext {
        return this.getRuleContext(0, ComparisonOrContext)!;
    }
    public RPAREN(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.RPAREN, 0)!;
    }
}
export class ExistenceContext extends ComparisonTermContext {
    public constructor(ctx: ComparisonTermContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public EXISTS(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.EXISTS, 0)!;
    }
    public objectPath(): ObjectPathContext {
        return this.getRuleContext(0, ObjectPathContext)!;
    }
    public NOT(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.NOT, 0);
    }
}
export class ComparisonContext extends ComparisonTermContext {
    public constructor(ctx: ComparisonTermContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public objectPath(): ObjectPathContext {
        return this.getRuleContext(0, ObjectPathContext)!;
    }
    public comparator(): ComparatorContext {
        return this.getRuleContext(0, ComparatorContext)!;
    }
    public NOT(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.NOT, 0);
    }
}


export class ComparatorContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_comparator;
    }
    public override copyFrom(ctx: ComparatorContext): void {
        super.copyFrom(ctx);
    }
}
export class EqualityContext extends ComparatorContext {
    public constructor(ctx: ComparatorContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public constant(): ConstantContext {
        return this.getRuleContext(0, ConstantContext)!;
    }
    public EQ(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.EQ, 0);
    }
    public NEQ(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.NEQ, 0);
    }
}
export class OrderContext extends ComparatorContext {
    public constructor(ctx: ComparatorContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public orderable(): OrderableContext {
        return this.getRuleContext(0, OrderableContext)!;
    }
    public LT(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.LT, 0);
    }
    public LE(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.LE, 0);
    }
    public GT(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.GT, 0);
    }
    public GE(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.GE, 0);
    }
}
export class MembershipContext extends ComparatorContext {
    public constructor(ctx: ComparatorContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public IN(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.IN, 0)!;
    }
    public LPAREN(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.LPAREN, 0)!;
    }
    public RPAREN(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.RPAREN, 0)!;
    }
    public constant(): ConstantContext[];
    public constant(i: number): ConstantContext | null;
    public constant(i?: number): ConstantContext[] | ConstantContext | null {
        if (i === undefined) {
            return this.getRuleContexts(ConstantContext);
        }

        return this.getRuleContext(i, ConstantContext);
    }
    public COMMA(): antlr.TerminalNode[];
    public COMMA(i: number): antlr.TerminalNode | null;
    public COMMA(i?: number): antlr.TerminalNode | null | antlr.TerminalNode[] {
    	if (i === undefined) {
    		return this.getTokens(StixPatternParser.COMMA);
    	} else {
    		return this.getToken(StixPatternParser.COMMA, i);
    	}
    }
}
export class TextualContext extends ComparatorContext {
    public constructor(ctx: ComparatorContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public StringLiteral(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.StringLiteral, 0)!;
    }
    public LIKE(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.LIKE, 0);
    }
    public MATCHES(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.MATCHES, 0);
    }
    public ISSUBSET(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.ISSUBSET, 0);
    }
    public ISSUPERSET(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.ISSUPERSET, 0);
    }
}


export class ConstantContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public orderable(): OrderableContext | null {
        return this.getRuleContext(0, OrderableContext);
    }
    public TRUE(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.TRUE, 0);
    }
    public FALSE(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.FALSE, 0);
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_constant;
    }
}


export class OrderableContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public StringLiteral(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.StringLiteral, 0);
    }
    public IntegerLiteral(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.IntegerLiteral, 0);
    }
    public FloatLiteral(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.FloatLiteral, 0);
    }
    public TimestampLiteral(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.TimestampLiteral, 0);
    }
    public HexLiteral(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.HexLiteral, 0);
    }
    public BinaryLiteral(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.BinaryLiteral, 0);
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_orderable;
    }
}


export class ObjectPathContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public COLON(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.COLON, 0)!;
    }
    public keyName(): KeyNameContext {
        return this.getRuleContext(0, KeyNameContext)!;
    }
    public Identifier(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.Identifier, 0);
    }
    public HyphenatedIdentifier(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.HyphenatedIdentifier, 0);
    }
    public pathStep(): PathStepContext[];
    public pathStep(i: number): PathStepContext | null;
    public pathStep(i?: number): PathStepContext[] | PathStepContext | null {
        if (i === undefined) {
            return this.getRuleContexts(PathStepContext);
        }

        return this.getRuleContext(i, PathStepContext);
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_objectPath;
    }
}


export class PathStepContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_pathStep;
    }
    public override copyFrom(ctx: PathStepContext): void {
        super.copyFrom(ctx);
    }
}
export class KeyStepContext extends PathStepContext {
    public constructor(ctx: PathStepContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public DOT(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.DOT, 0)!;
    }
    public keyName(): KeyNameContext {
        return this.getRuleContext(0, KeyNameContext)!;
    }
}
export class IndexStepContext extends PathStepContext {
    public constructor(ctx: PathStepContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public LBRACK(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.LBRACK, 0)!;
    }
    public RBRACK(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.RBRACK, 0)!;
    }
    public IntegerLiteral(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.IntegerLiteral, 0);
    }
    public ASTERISK(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.ASTERISK, 0);
    }
}


export class KeyNameContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public Identifier(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.Identifier, 0);
    }
    public StringLiteral(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.StringLiteral, 0);
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_keyName;
    }
}
