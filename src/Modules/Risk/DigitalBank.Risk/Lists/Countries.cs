using System.Collections.Frozen;

namespace DigitalBank.Risk.Lists;

/// <summary>
/// Countries by ISO 3166-1's codes of two and three letters, by ICAO's codes of travel documents where those differ, and by the English
/// names that lists give them.
/// </summary>
/// <remarks>Source: ISO 3166-1; ICAO Doc 9303 part 3, section 5; names as OFAC and the United Nations write them.</remarks>
internal static class Countries
{
    private const string Table = """
        AF AFG Afghanistan|AL ALB Albania|DZ DZA Algeria|AD AND Andorra|AO AGO Angola|AG ATG Antigua and Barbuda|AR ARG Argentina|AM ARM Armenia
        AU AUS Australia|AT AUT Austria|AZ AZE Azerbaijan|BS BHS The Bahamas;Bahamas|BH BHR Bahrain|BD BGD Bangladesh|BB BRB Barbados|BY BLR Belarus
        BE BEL Belgium|BZ BLZ Belize|BJ BEN Benin|BT BTN Bhutan|BO BOL Bolivia|BA BIH Bosnia and Herzegovina|BW BWA Botswana|BR BRA Brazil
        BN BRN Brunei|BG BGR Bulgaria|BF BFA Burkina Faso|BI BDI Burundi|KH KHM Cambodia|CM CMR Cameroon|CA CAN Canada|CV CPV Cabo Verde;Cape Verde
        CF CAF Central African Republic|TD TCD Chad|CL CHL Chile|CN CHN China|CO COL Colombia|KM COM Comoros|CR CRI Costa Rica|HR HRV Croatia
        CG COG Congo;Congo, Republic of the|CD COD Congo, Democratic Republic of the;Democratic Republic of the Congo|CU CUB Cuba|CY CYP Cyprus
        CI CIV Cote d'Ivoire;Côte d'Ivoire|CZ CZE Czech Republic;Czechia|DK DNK Denmark|DJ DJI Djibouti|DM DMA Dominica|DO DOM Dominican Republic
        EC ECU Ecuador|EG EGY Egypt|SV SLV El Salvador|GQ GNQ Equatorial Guinea|ER ERI Eritrea|EE EST Estonia|SZ SWZ Eswatini|ET ETH Ethiopia
        FJ FJI Fiji|FI FIN Finland|FR FRA France|GA GAB Gabon|GM GMB The Gambia;Gambia|GE GEO Georgia|DE DEU Germany|GH GHA Ghana|GR GRC Greece
        GD GRD Grenada|GT GTM Guatemala|GN GIN Guinea|GW GNB Guinea-Bissau|GY GUY Guyana|HT HTI Haiti|HN HND Honduras|HK HKG Hong Kong|HU HUN Hungary
        IS ISL Iceland|IN IND India|ID IDN Indonesia|IR IRN Iran;Iran (Islamic Republic of)|IQ IRQ Iraq|IE IRL Ireland|IL ISR Israel|IT ITA Italy
        JM JAM Jamaica|JP JPN Japan|JO JOR Jordan|KZ KAZ Kazakhstan|KE KEN Kenya|KI KIR Kiribati|KW KWT Kuwait|KG KGZ Kyrgyzstan;Kyrgyz Republic
        KP PRK Korea, North;Democratic People's Republic of Korea|KR KOR Korea, South;Republic of Korea|LA LAO Laos|LV LVA Latvia|LB LBN Lebanon
        LS LSO Lesotho|LR LBR Liberia|LY LBY Libya|LI LIE Liechtenstein|LT LTU Lithuania|LU LUX Luxembourg|MO MAC Macau|MG MDG Madagascar
        MW MWI Malawi|MY MYS Malaysia|MV MDV Maldives|ML MLI Mali|MT MLT Malta|MH MHL Marshall Islands|MR MRT Mauritania|MU MUS Mauritius|MX MEX Mexico
        FM FSM Micronesia|MD MDA Moldova|MC MCO Monaco|MN MNG Mongolia|ME MNE Montenegro|MA MAR Morocco|MZ MOZ Mozambique|MM MMR Burma;Myanmar
        NA NAM Namibia|NR NRU Nauru|NP NPL Nepal|NL NLD Netherlands|NZ NZL New Zealand|NI NIC Nicaragua|NE NER Niger|NG NGA Nigeria|NO NOR Norway
        MK MKD North Macedonia;Macedonia, The Former Yugoslav Republic of|OM OMN Oman|PK PAK Pakistan|PW PLW Palau|PA PAN Panama|PY PRY Paraguay
        PS PSE Palestinian;State of Palestine|PG PNG Papua New Guinea|PE PER Peru|PH PHL Philippines|PL POL Poland|PT PRT Portugal|QA QAT Qatar
        RO ROU Romania|RU RUS Russia;Russian Federation|RW RWA Rwanda|KN KNA Saint Kitts and Nevis|LC LCA Saint Lucia|WS WSM Samoa|SM SMR San Marino
        VC VCT Saint Vincent and the Grenadines|ST STP Sao Tome and Principe|SA SAU Saudi Arabia|SN SEN Senegal|RS SRB Serbia|SC SYC Seychelles
        SL SLE Sierra Leone|SG SGP Singapore|SK SVK Slovakia|SI SVN Slovenia|SB SLB Solomon Islands|SO SOM Somalia|ZA ZAF South Africa|ES ESP Spain
        SS SSD South Sudan|LK LKA Sri Lanka|SD SDN Sudan|SR SUR Suriname|SE SWE Sweden|CH CHE Switzerland|SY SYR Syria;Syrian Arab Republic
        TW TWN Taiwan|TJ TJK Tajikistan|TZ TZA Tanzania;United Republic of Tanzania|TH THA Thailand|TL TLS Timor-Leste|TG TGO Togo|TO TON Tonga
        TT TTO Trinidad and Tobago|TN TUN Tunisia|TR TUR Turkey;Türkiye|TM TKM Turkmenistan|TV TUV Tuvalu|UG UGA Uganda|UA UKR Ukraine
        AE ARE United Arab Emirates|GB GBR United Kingdom;United Kingdom of Great Britain and Northern Ireland|UY URY Uruguay|UZ UZB Uzbekistan
        US USA United States;United States of America|VU VUT Vanuatu|VA VAT Holy See|VE VEN Venezuela|VN VNM Vietnam;Viet Nam|YE YEM Yemen
        ZM ZMB Zambia|ZW ZWE Zimbabwe|XK RKS Kosovo
        """;

    /// <summary>The United Kingdom's citizens without its full citizenship, and Germany, have codes of their own in travel documents.</summary>
    private static readonly Dictionary<string, string> OfTravelDocuments = new()
    {
        ["D"] = "DEU",
        ["GBD"] = "GBR",
        ["GBN"] = "GBR",
        ["GBO"] = "GBR",
        ["GBP"] = "GBR",
        ["GBS"] = "GBR",
        ["XKX"] = "RKS",
    };

    private static readonly FrozenDictionary<string, string> ByText = Read();

    /// <summary>The code of three letters.</summary>
    /// <param name="text">A code of two or three capital letters, or an English name; <c>na</c> for "not available" is not Namibia.</param>
    /// <returns>Null for what is no country, or one that is not known here.</returns>
    public static string? CodeOf(string? text) => text is null ? null : ByText.GetValueOrDefault(text.Trim());

    private static FrozenDictionary<string, string> Read() => Table
        .Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(country => (Iso2: country[..2], Code: country[3..6], Names: country[7..].Split(';')))
        .SelectMany(country => country.Names.Append(country.Iso2).Append(country.Code).Select(text => KeyValuePair.Create(text, country.Code)))
        .Concat(OfTravelDocuments)
        .ToFrozenDictionary(StringComparer.Ordinal);
}
