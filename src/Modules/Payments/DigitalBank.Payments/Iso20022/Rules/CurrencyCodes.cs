using System.Collections.Frozen;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Iso20022.Rules;

/// <summary>Codes that ISO 4217 gives or once gave: messages about the past may use them, new payments may not.</summary>
/// <remarks>Source: ISO 4217 tables A.1 (funds, metals and special codes) and A.3 (historic currencies).</remarks>
internal static class CurrencyCodes
{
    private const string SpecialCodes = "XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX";

    private const string HistoricCodes =
        "ADP AFA ALK ANG AOK AON AOR ARA ARP ARY ATS AYM AZM BAD BEC BEF BEL BGJ BGK BGL BGN BOP BRB BRC BRE BRN BRR BUK BYB BYR CHC CSD "
        + "CSJ CSK CUC CYP DDM DEM ECS ECV EEK ESA ESB ESP FIM FRF GEK GHC GHP GNE GNS GQE GRD GWE GWP HRD HRK IEP ILP ILR ISJ ITL LAJ "
        + "LSM LTL LTT LUC LUF LUL LVL LVR MGF MLF MRO MTL MTP MVQ MXP MZE MZM NIC NLG PEH PEI PES PLZ PTE RHD ROK ROL RUR SDD SDP SIT SKK "
        + "SLL SRG STD SUR TJR TMM TPE TRL UAK UGS UGW USS UYN UYP VEB VEF VNC XEU XFO XFU XRE YDD YUD YUM YUN ZAL ZMK ZRN ZRZ ZWC ZWD ZWL "
        + "ZWN ZWR";

    private static readonly FrozenSet<string> NotInUse = $"{SpecialCodes} {HistoricCodes}".Split(' ').ToFrozenSet();

    public static bool IsKnown(string? code) => Currency.TryOf(code, out _) || (code is not null && NotInUse.Contains(code));
}
