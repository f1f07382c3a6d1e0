// Written by `make generate` from Sources/Catalog/Data/calling-codes.yaml. Do not edit.
#include "CCatalogData.h"

#define TEXT(utf8) {utf8, sizeof(utf8) - 1}

const catalog_calling_code catalog_calling_codes[] = {
  {
    .code = TEXT("1"),
    .countries = {(const catalog_text[]){TEXT("US"), TEXT("AG"), TEXT("AI"), TEXT("AS"), TEXT("BB"), TEXT("BM"), TEXT("BS"), TEXT("CA"), TEXT("DM"), TEXT("DO"), TEXT("GD"), TEXT("GU"), TEXT("JM"), TEXT("KN"), TEXT("KY"), TEXT("LC"), TEXT("MP"), TEXT("MS"), TEXT("PR"), TEXT("SX"), TEXT("TC"), TEXT("TT"), TEXT("VC"), TEXT("VG"), TEXT("VI")}, 25},
    .length = {10, 10},
  },
  {
    .code = TEXT("20"),
    .countries = {(const catalog_text[]){TEXT("EG")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("211"),
    .countries = {(const catalog_text[]){TEXT("SS")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("212"),
    .countries = {(const catalog_text[]){TEXT("MA"), TEXT("EH")}, 2},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("213"),
    .countries = {(const catalog_text[]){TEXT("DZ")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("216"),
    .countries = {(const catalog_text[]){TEXT("TN")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("218"),
    .countries = {(const catalog_text[]){TEXT("LY")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("220"),
    .countries = {(const catalog_text[]){TEXT("GM")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("221"),
    .countries = {(const catalog_text[]){TEXT("SN")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("222"),
    .countries = {(const catalog_text[]){TEXT("MR")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("223"),
    .countries = {(const catalog_text[]){TEXT("ML")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("224"),
    .countries = {(const catalog_text[]){TEXT("GN")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("225"),
    .countries = {(const catalog_text[]){TEXT("CI")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("226"),
    .countries = {(const catalog_text[]){TEXT("BF")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("227"),
    .countries = {(const catalog_text[]){TEXT("NE")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("228"),
    .countries = {(const catalog_text[]){TEXT("TG")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("229"),
    .countries = {(const catalog_text[]){TEXT("BJ")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("230"),
    .countries = {(const catalog_text[]){TEXT("MU")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("231"),
    .countries = {(const catalog_text[]){TEXT("LR")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("232"),
    .countries = {(const catalog_text[]){TEXT("SL")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("233"),
    .countries = {(const catalog_text[]){TEXT("GH")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("234"),
    .countries = {(const catalog_text[]){TEXT("NG")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("235"),
    .countries = {(const catalog_text[]){TEXT("TD")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("236"),
    .countries = {(const catalog_text[]){TEXT("CF")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("237"),
    .countries = {(const catalog_text[]){TEXT("CM")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("238"),
    .countries = {(const catalog_text[]){TEXT("CV")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("239"),
    .countries = {(const catalog_text[]){TEXT("ST")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("240"),
    .countries = {(const catalog_text[]){TEXT("GQ")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("241"),
    .countries = {(const catalog_text[]){TEXT("GA")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("242"),
    .countries = {(const catalog_text[]){TEXT("CG")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("243"),
    .countries = {(const catalog_text[]){TEXT("CD")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("244"),
    .countries = {(const catalog_text[]){TEXT("AO")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("245"),
    .countries = {(const catalog_text[]){TEXT("GW")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("246"),
    .countries = {(const catalog_text[]){TEXT("IO")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("247"),
    .countries = {(const catalog_text[]){TEXT("SH")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("248"),
    .countries = {(const catalog_text[]){TEXT("SC")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("249"),
    .countries = {(const catalog_text[]){TEXT("SD")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("250"),
    .countries = {(const catalog_text[]){TEXT("RW")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("251"),
    .countries = {(const catalog_text[]){TEXT("ET")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("252"),
    .countries = {(const catalog_text[]){TEXT("SO")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("253"),
    .countries = {(const catalog_text[]){TEXT("DJ")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("254"),
    .countries = {(const catalog_text[]){TEXT("KE")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("255"),
    .countries = {(const catalog_text[]){TEXT("TZ")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("256"),
    .countries = {(const catalog_text[]){TEXT("UG")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("257"),
    .countries = {(const catalog_text[]){TEXT("BI")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("258"),
    .countries = {(const catalog_text[]){TEXT("MZ")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("260"),
    .countries = {(const catalog_text[]){TEXT("ZM")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("261"),
    .countries = {(const catalog_text[]){TEXT("MG")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("262"),
    .countries = {(const catalog_text[]){TEXT("RE"), TEXT("YT")}, 2},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("263"),
    .countries = {(const catalog_text[]){TEXT("ZW")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("264"),
    .countries = {(const catalog_text[]){TEXT("NA")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("265"),
    .countries = {(const catalog_text[]){TEXT("MW")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("266"),
    .countries = {(const catalog_text[]){TEXT("LS")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("267"),
    .countries = {(const catalog_text[]){TEXT("BW")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("268"),
    .countries = {(const catalog_text[]){TEXT("SZ")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("269"),
    .countries = {(const catalog_text[]){TEXT("KM")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("27"),
    .countries = {(const catalog_text[]){TEXT("ZA")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("290"),
    .countries = {(const catalog_text[]){TEXT("SH")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("291"),
    .countries = {(const catalog_text[]){TEXT("ER")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("297"),
    .countries = {(const catalog_text[]){TEXT("AW")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("298"),
    .countries = {(const catalog_text[]){TEXT("FO")}, 1},
    .length = {6, 6},
  },
  {
    .code = TEXT("299"),
    .countries = {(const catalog_text[]){TEXT("GL")}, 1},
    .length = {6, 6},
  },
  {
    .code = TEXT("30"),
    .countries = {(const catalog_text[]){TEXT("GR")}, 1},
    .length = {10, 12},
  },
  {
    .code = TEXT("31"),
    .countries = {(const catalog_text[]){TEXT("NL")}, 1},
    .length = {5, 11},
    .trunk = TEXT("0"),
  },
  {
    .code = TEXT("32"),
    .countries = {(const catalog_text[]){TEXT("BE")}, 1},
    .length = {8, 9},
    .trunk = TEXT("0"),
  },
  {
    .code = TEXT("33"),
    .countries = {(const catalog_text[]){TEXT("FR")}, 1},
    .length = {9, 9},
    .trunk = TEXT("0"),
  },
  {
    .code = TEXT("34"),
    .countries = {(const catalog_text[]){TEXT("ES")}, 1},
    .length = {9, 9},
  },
  {
    .code = TEXT("350"),
    .countries = {(const catalog_text[]){TEXT("GI")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("351"),
    .countries = {(const catalog_text[]){TEXT("PT")}, 1},
    .length = {9, 9},
  },
  {
    .code = TEXT("352"),
    .countries = {(const catalog_text[]){TEXT("LU")}, 1},
    .length = {4, 11},
  },
  {
    .code = TEXT("353"),
    .countries = {(const catalog_text[]){TEXT("IE")}, 1},
    .length = {7, 10},
    .trunk = TEXT("0"),
  },
  {
    .code = TEXT("354"),
    .countries = {(const catalog_text[]){TEXT("IS")}, 1},
    .length = {7, 9},
  },
  {
    .code = TEXT("355"),
    .countries = {(const catalog_text[]){TEXT("AL")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("356"),
    .countries = {(const catalog_text[]){TEXT("MT")}, 1},
    .length = {8, 8},
  },
  {
    .code = TEXT("357"),
    .countries = {(const catalog_text[]){TEXT("CY")}, 1},
    .length = {8, 8},
  },
  {
    .code = TEXT("358"),
    .countries = {(const catalog_text[]){TEXT("FI"), TEXT("AX")}, 2},
    .length = {5, 12},
    .trunk = TEXT("0"),
  },
  {
    .code = TEXT("359"),
    .countries = {(const catalog_text[]){TEXT("BG")}, 1},
    .length = {6, 12},
    .trunk = TEXT("0"),
  },
  {
    .code = TEXT("36"),
    .countries = {(const catalog_text[]){TEXT("HU")}, 1},
    .length = {8, 9},
    .trunk = TEXT("06"),
  },
  {
    .code = TEXT("370"),
    .countries = {(const catalog_text[]){TEXT("LT")}, 1},
    .length = {8, 8},
    .trunk = TEXT("0"),
  },
  {
    .code = TEXT("371"),
    .countries = {(const catalog_text[]){TEXT("LV")}, 1},
    .length = {8, 8},
  },
  {
    .code = TEXT("372"),
    .countries = {(const catalog_text[]){TEXT("EE")}, 1},
    .length = {7, 10},
  },
  {
    .code = TEXT("373"),
    .countries = {(const catalog_text[]){TEXT("MD")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("374"),
    .countries = {(const catalog_text[]){TEXT("AM")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("375"),
    .countries = {(const catalog_text[]){TEXT("BY")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("376"),
    .countries = {(const catalog_text[]){TEXT("AD")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("377"),
    .countries = {(const catalog_text[]){TEXT("MC")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("378"),
    .countries = {(const catalog_text[]){TEXT("SM")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("379"),
    .countries = {(const catalog_text[]){TEXT("VA")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("380"),
    .countries = {(const catalog_text[]){TEXT("UA")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("381"),
    .countries = {(const catalog_text[]){TEXT("RS")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("382"),
    .countries = {(const catalog_text[]){TEXT("ME")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("383"),
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("385"),
    .countries = {(const catalog_text[]){TEXT("HR")}, 1},
    .length = {7, 9},
    .trunk = TEXT("0"),
  },
  {
    .code = TEXT("386"),
    .countries = {(const catalog_text[]){TEXT("SI")}, 1},
    .length = {5, 8},
    .trunk = TEXT("0"),
  },
  {
    .code = TEXT("387"),
    .countries = {(const catalog_text[]){TEXT("BA")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("389"),
    .countries = {(const catalog_text[]){TEXT("MK")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("39"),
    .countries = {(const catalog_text[]){TEXT("IT"), TEXT("VA")}, 2},
    .length = {6, 12},
  },
  {
    .code = TEXT("40"),
    .countries = {(const catalog_text[]){TEXT("RO")}, 1},
    .length = {6, 9},
    .trunk = TEXT("0"),
  },
  {
    .code = TEXT("41"),
    .countries = {(const catalog_text[]){TEXT("CH")}, 1},
    .length = {9, 12},
    .trunk = TEXT("0"),
  },
  {
    .code = TEXT("420"),
    .countries = {(const catalog_text[]){TEXT("CZ")}, 1},
    .length = {9, 12},
  },
  {
    .code = TEXT("421"),
    .countries = {(const catalog_text[]){TEXT("SK")}, 1},
    .length = {6, 9},
    .trunk = TEXT("0"),
  },
  {
    .code = TEXT("423"),
    .countries = {(const catalog_text[]){TEXT("LI")}, 1},
    .length = {7, 9},
  },
  {
    .code = TEXT("43"),
    .countries = {(const catalog_text[]){TEXT("AT")}, 1},
    .length = {4, 13},
    .trunk = TEXT("0"),
  },
  {
    .code = TEXT("44"),
    .countries = {(const catalog_text[]){TEXT("GB"), TEXT("GG"), TEXT("IM"), TEXT("JE")}, 4},
    .length = {7, 10},
    .trunk = TEXT("0"),
  },
  {
    .code = TEXT("45"),
    .countries = {(const catalog_text[]){TEXT("DK")}, 1},
    .length = {8, 8},
  },
  {
    .code = TEXT("46"),
    .countries = {(const catalog_text[]){TEXT("SE")}, 1},
    .length = {6, 12},
    .trunk = TEXT("0"),
  },
  {
    .code = TEXT("47"),
    .countries = {(const catalog_text[]){TEXT("NO"), TEXT("SJ")}, 2},
    .length = {5, 8},
  },
  {
    .code = TEXT("48"),
    .countries = {(const catalog_text[]){TEXT("PL")}, 1},
    .length = {6, 10},
  },
  {
    .code = TEXT("49"),
    .countries = {(const catalog_text[]){TEXT("DE")}, 1},
    .length = {4, 15},
    .trunk = TEXT("0"),
  },
  {
    .code = TEXT("500"),
    .countries = {(const catalog_text[]){TEXT("FK")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("501"),
    .countries = {(const catalog_text[]){TEXT("BZ")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("502"),
    .countries = {(const catalog_text[]){TEXT("GT")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("503"),
    .countries = {(const catalog_text[]){TEXT("SV")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("504"),
    .countries = {(const catalog_text[]){TEXT("HN")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("505"),
    .countries = {(const catalog_text[]){TEXT("NI")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("506"),
    .countries = {(const catalog_text[]){TEXT("CR")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("507"),
    .countries = {(const catalog_text[]){TEXT("PA")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("508"),
    .countries = {(const catalog_text[]){TEXT("PM")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("509"),
    .countries = {(const catalog_text[]){TEXT("HT")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("51"),
    .countries = {(const catalog_text[]){TEXT("PE")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("52"),
    .countries = {(const catalog_text[]){TEXT("MX")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("53"),
    .countries = {(const catalog_text[]){TEXT("CU")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("54"),
    .countries = {(const catalog_text[]){TEXT("AR")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("55"),
    .countries = {(const catalog_text[]){TEXT("BR")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("56"),
    .countries = {(const catalog_text[]){TEXT("CL")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("57"),
    .countries = {(const catalog_text[]){TEXT("CO")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("58"),
    .countries = {(const catalog_text[]){TEXT("VE")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("590"),
    .countries = {(const catalog_text[]){TEXT("GP"), TEXT("BL"), TEXT("MF")}, 3},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("591"),
    .countries = {(const catalog_text[]){TEXT("BO")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("592"),
    .countries = {(const catalog_text[]){TEXT("GY")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("593"),
    .countries = {(const catalog_text[]){TEXT("EC")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("594"),
    .countries = {(const catalog_text[]){TEXT("GF")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("595"),
    .countries = {(const catalog_text[]){TEXT("PY")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("596"),
    .countries = {(const catalog_text[]){TEXT("MQ")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("597"),
    .countries = {(const catalog_text[]){TEXT("SR")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("598"),
    .countries = {(const catalog_text[]){TEXT("UY")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("599"),
    .countries = {(const catalog_text[]){TEXT("CW"), TEXT("BQ")}, 2},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("60"),
    .countries = {(const catalog_text[]){TEXT("MY")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("61"),
    .countries = {(const catalog_text[]){TEXT("AU"), TEXT("CC"), TEXT("CX")}, 3},
    .length = {5, 12},
    .trunk = TEXT("0"),
  },
  {
    .code = TEXT("62"),
    .countries = {(const catalog_text[]){TEXT("ID")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("63"),
    .countries = {(const catalog_text[]){TEXT("PH")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("64"),
    .countries = {(const catalog_text[]){TEXT("NZ")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("65"),
    .countries = {(const catalog_text[]){TEXT("SG")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("66"),
    .countries = {(const catalog_text[]){TEXT("TH")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("670"),
    .countries = {(const catalog_text[]){TEXT("TL")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("672"),
    .countries = {(const catalog_text[]){TEXT("NF")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("673"),
    .countries = {(const catalog_text[]){TEXT("BN")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("674"),
    .countries = {(const catalog_text[]){TEXT("NR")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("675"),
    .countries = {(const catalog_text[]){TEXT("PG")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("676"),
    .countries = {(const catalog_text[]){TEXT("TO")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("677"),
    .countries = {(const catalog_text[]){TEXT("SB")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("678"),
    .countries = {(const catalog_text[]){TEXT("VU")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("679"),
    .countries = {(const catalog_text[]){TEXT("FJ")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("680"),
    .countries = {(const catalog_text[]){TEXT("PW")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("681"),
    .countries = {(const catalog_text[]){TEXT("WF")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("682"),
    .countries = {(const catalog_text[]){TEXT("CK")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("683"),
    .countries = {(const catalog_text[]){TEXT("NU")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("685"),
    .countries = {(const catalog_text[]){TEXT("WS")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("686"),
    .countries = {(const catalog_text[]){TEXT("KI")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("687"),
    .countries = {(const catalog_text[]){TEXT("NC")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("688"),
    .countries = {(const catalog_text[]){TEXT("TV")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("689"),
    .countries = {(const catalog_text[]){TEXT("PF")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("690"),
    .countries = {(const catalog_text[]){TEXT("TK")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("691"),
    .countries = {(const catalog_text[]){TEXT("FM")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("692"),
    .countries = {(const catalog_text[]){TEXT("MH")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("7"),
    .countries = {(const catalog_text[]){TEXT("RU"), TEXT("KZ")}, 2},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("800"),
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("808"),
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("81"),
    .countries = {(const catalog_text[]){TEXT("JP")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("82"),
    .countries = {(const catalog_text[]){TEXT("KR")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("84"),
    .countries = {(const catalog_text[]){TEXT("VN")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("850"),
    .countries = {(const catalog_text[]){TEXT("KP")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("852"),
    .countries = {(const catalog_text[]){TEXT("HK")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("853"),
    .countries = {(const catalog_text[]){TEXT("MO")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("855"),
    .countries = {(const catalog_text[]){TEXT("KH")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("856"),
    .countries = {(const catalog_text[]){TEXT("LA")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("86"),
    .countries = {(const catalog_text[]){TEXT("CN")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("870"),
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("878"),
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("880"),
    .countries = {(const catalog_text[]){TEXT("BD")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("881"),
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("882"),
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("883"),
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("886"),
    .countries = {(const catalog_text[]){TEXT("TW")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("888"),
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("90"),
    .countries = {(const catalog_text[]){TEXT("TR")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("91"),
    .countries = {(const catalog_text[]){TEXT("IN")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("92"),
    .countries = {(const catalog_text[]){TEXT("PK")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("93"),
    .countries = {(const catalog_text[]){TEXT("AF")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("94"),
    .countries = {(const catalog_text[]){TEXT("LK")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("95"),
    .countries = {(const catalog_text[]){TEXT("MM")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("960"),
    .countries = {(const catalog_text[]){TEXT("MV")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("961"),
    .countries = {(const catalog_text[]){TEXT("LB")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("962"),
    .countries = {(const catalog_text[]){TEXT("JO")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("963"),
    .countries = {(const catalog_text[]){TEXT("SY")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("964"),
    .countries = {(const catalog_text[]){TEXT("IQ")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("965"),
    .countries = {(const catalog_text[]){TEXT("KW")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("966"),
    .countries = {(const catalog_text[]){TEXT("SA")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("967"),
    .countries = {(const catalog_text[]){TEXT("YE")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("968"),
    .countries = {(const catalog_text[]){TEXT("OM")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("970"),
    .countries = {(const catalog_text[]){TEXT("PS")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("971"),
    .countries = {(const catalog_text[]){TEXT("AE")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("972"),
    .countries = {(const catalog_text[]){TEXT("IL")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("973"),
    .countries = {(const catalog_text[]){TEXT("BH")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("974"),
    .countries = {(const catalog_text[]){TEXT("QA")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("975"),
    .countries = {(const catalog_text[]){TEXT("BT")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("976"),
    .countries = {(const catalog_text[]){TEXT("MN")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("977"),
    .countries = {(const catalog_text[]){TEXT("NP")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("979"),
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("98"),
    .countries = {(const catalog_text[]){TEXT("IR")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("992"),
    .countries = {(const catalog_text[]){TEXT("TJ")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("993"),
    .countries = {(const catalog_text[]){TEXT("TM")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("994"),
    .countries = {(const catalog_text[]){TEXT("AZ")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("995"),
    .countries = {(const catalog_text[]){TEXT("GE")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("996"),
    .countries = {(const catalog_text[]){TEXT("KG")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("997"),
    .countries = {(const catalog_text[]){TEXT("KZ")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
  {
    .code = TEXT("998"),
    .countries = {(const catalog_text[]){TEXT("UZ")}, 1},
    .length = {CATALOG_UNKNOWN, CATALOG_UNKNOWN},
  },
};

const uint32_t catalog_calling_code_count = 217;
