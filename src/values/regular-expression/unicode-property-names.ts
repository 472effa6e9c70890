/**
 * The Unicode properties that `\p{...}` knows, each with the expression for it in JavaScript's own `\p{...}`. Names are those of PCRE2
 * 10.42, which ignores case, spaces, hyphens and underscores in them.
 */

const CATEGORIES =
  'C Cc Cf Cn Co Cs L LC Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So Z Zl Zp Zs';

/** Binary properties, each by its long and its short name. */
const BINARY = `
  ASCII:ASCII Alphabetic:Alpha ASCII_Hex_Digit:AHex Bidi_Control:Bidi_C Bidi_Mirrored:Bidi_M Cased:Cased Case_Ignorable:CI
  Changes_When_Casefolded:CWCF Changes_When_Casemapped:CWCM Changes_When_Lowercased:CWL Changes_When_Titlecased:CWT
  Changes_When_Uppercased:CWU Dash:Dash Default_Ignorable_Code_Point:DI Deprecated:Dep Diacritic:Dia Emoji:Emoji
  Emoji_Component:EComp Emoji_Modifier:EMod Emoji_Modifier_Base:EBase Emoji_Presentation:EPres Extended_Pictographic:ExtPict
  Extender:Ext Grapheme_Base:Gr_Base Grapheme_Extend:Gr_Ext Hex_Digit:Hex ID_Continue:IDC Ideographic:Ideo ID_Start:IDS
  IDS_Binary_Operator:IDSB IDS_Trinary_Operator:IDST Join_Control:Join_C Logical_Order_Exception:LOE Lowercase:Lower Math:Math
  Noncharacter_Code_Point:NChar Pattern_Syntax:Pat_Syn Pattern_White_Space:Pat_WS Quotation_Mark:QMark Radical:Radical
  Regional_Indicator:RI Sentence_Terminal:STerm Soft_Dotted:SD Terminal_Punctuation:Term Unified_Ideograph:UIdeo Uppercase:Upper
  Variation_Selector:VS White_Space:space XID_Continue:XIDC XID_Start:XIDS`;

/** Scripts, each by its name and its ISO 15924 code. */
const SCRIPTS = `
  Adlam:Adlm Ahom:Ahom Anatolian_Hieroglyphs:Hluw Arabic:Arab Armenian:Armn Avestan:Avst Balinese:Bali Bamum:Bamu Bassa_Vah:Bass
  Batak:Batk Bengali:Beng Bhaiksuki:Bhks Bopomofo:Bopo Brahmi:Brah Braille:Brai Buginese:Bugi Buhid:Buhd Canadian_Aboriginal:Cans
  Carian:Cari Caucasian_Albanian:Aghb Chakma:Cakm Cham:Cham Cherokee:Cher Chorasmian:Chrs Common:Zyyy Coptic:Copt Cuneiform:Xsux
  Cypriot:Cprt Cypro_Minoan:Cpmn Cyrillic:Cyrl Deseret:Dsrt Devanagari:Deva Dives_Akuru:Diak Dogra:Dogr Duployan:Dupl
  Egyptian_Hieroglyphs:Egyp Elbasan:Elba Elymaic:Elym Ethiopic:Ethi Georgian:Geor Glagolitic:Glag Gothic:Goth Grantha:Gran Greek:Grek
  Gujarati:Gujr Gunjala_Gondi:Gong Gurmukhi:Guru Han:Hani Hangul:Hang Hanifi_Rohingya:Rohg Hanunoo:Hano Hatran:Hatr Hebrew:Hebr
  Hiragana:Hira Imperial_Aramaic:Armi Inherited:Zinh Inscriptional_Pahlavi:Phli Inscriptional_Parthian:Prti Javanese:Java Kaithi:Kthi
  Kannada:Knda Katakana:Kana Kayah_Li:Kali Kharoshthi:Khar Khitan_Small_Script:Kits Khmer:Khmr Khojki:Khoj Khudawadi:Sind Lao:Laoo
  Latin:Latn Lepcha:Lepc Limbu:Limb Linear_A:Lina Linear_B:Linb Lisu:Lisu Lycian:Lyci Lydian:Lydi Mahajani:Mahj Makasar:Maka
  Malayalam:Mlym Mandaic:Mand Manichaean:Mani Marchen:Marc Masaram_Gondi:Gonm Medefaidrin:Medf Meetei_Mayek:Mtei Mende_Kikakui:Mend
  Meroitic_Cursive:Merc Meroitic_Hieroglyphs:Mero Miao:Plrd Modi:Modi Mongolian:Mong Mro:Mroo Multani:Mult Myanmar:Mymr Nabataean:Nbat
  Nandinagari:Nand New_Tai_Lue:Talu Newa:Newa Nko:Nkoo Nushu:Nshu Nyiakeng_Puachue_Hmong:Hmnp Ogham:Ogam Ol_Chiki:Olck
  Old_Hungarian:Hung Old_Italic:Ital Old_North_Arabian:Narb Old_Permic:Perm Old_Persian:Xpeo Old_Sogdian:Sogo Old_South_Arabian:Sarb
  Old_Turkic:Orkh Old_Uyghur:Ougr Oriya:Orya Osage:Osge Osmanya:Osma Pahawh_Hmong:Hmng Palmyrene:Palm Pau_Cin_Hau:Pauc Phags_Pa:Phag
  Phoenician:Phnx Psalter_Pahlavi:Phlp Rejang:Rjng Runic:Runr Samaritan:Samr Saurashtra:Saur Sharada:Shrd Shavian:Shaw Siddham:Sidd
  SignWriting:Sgnw Sinhala:Sinh Sogdian:Sogd Sora_Sompeng:Sora Soyombo:Soyo Sundanese:Sund Syloti_Nagri:Sylo Syriac:Syrc Tagalog:Tglg
  Tagbanwa:Tagb Tai_Le:Tale Tai_Tham:Lana Tai_Viet:Tavt Takri:Takr Tamil:Taml Tangsa:Tnsa Tangut:Tang Telugu:Telu Thaana:Thaa
  Thai:Thai Tibetan:Tibt Tifinagh:Tfng Tirhuta:Tirh Toto:Toto Ugaritic:Ugar Unknown:Zzzz Vai:Vaii Vithkuqi:Vith Wancho:Wcho
  Warang_Citi:Wara Yezidi:Yezi Yi:Yiii Zanabazar_Square:Zanb`;

/** Names of PCRE2's own, and one that JavaScript spells otherwise. */
const OTHERS: readonly (readonly [string, string])[] = [
  ['any', '\\p{Any}'],
  ['l&', '\\p{LC}'],
  ['xan', '\\p{L}\\p{N}'],
  ['xwd', '\\p{L}\\p{N}_'],
  ['xps', '\\p{Z}\\t-\\r\\x85\\u180E'],
  ['xsp', '\\p{Z}\\t-\\r\\x85\\u180E'],
  ['xuc', '$@`\\u{A0}-\\u{D7FF}\\u{E000}-\\u{10FFFF}'],
  ['wspace', '\\p{White_Space}'],
];

const PLAIN: ReadonlyMap<string, string> = new Map([
  ...names(BINARY).map(([name, code]) => [name, `\\p{${code}}`] as const),
  // A bare script name stands for the characters that extend it too (PCRE2 10.40).
  ...scripts('scx'),
  ...CATEGORIES.split(' ').map((name) => [foldName(name), `\\p{${name}}`] as const),
  ...OTHERS,
]);

const BY_PREFIX: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ['sc', new Map(scripts('sc'))],
  ['script', new Map(scripts('sc'))],
  ['scx', new Map(scripts('scx'))],
  ['scriptextensions', new Map(scripts('scx'))],
]);

/**
 * The content of a JavaScript character class (flag `u`) that matches what a property name of PCRE2 stands for.
 *
 * @returns `undefined` for a name that is not known
 */
export function propertyClass(name: string): string | undefined {
  const folded = foldName(name);
  const separator = folded.search(/[:=]/);
  if (separator < 0) return PLAIN.get(folded);
  return BY_PREFIX.get(folded.slice(0, separator))?.get(folded.slice(separator + 1));
}

function scripts(property: 'sc' | 'scx'): readonly (readonly [string, string])[] {
  return names(SCRIPTS).map(([name, code]) => [name, `\\p{${property}=${code}}`]);
}

function names(table: string): readonly (readonly [string, string])[] {
  return table
    .trim()
    .split(/\s+/)
    .flatMap((entry) => {
      const [name = '', code = ''] = entry.split(':');
      return [
        [foldName(name), code],
        [foldName(code), code],
      ] as const;
    });
}

function foldName(name: string): string {
  return name.toLowerCase().replace(/[-_\s]/g, '');
}
