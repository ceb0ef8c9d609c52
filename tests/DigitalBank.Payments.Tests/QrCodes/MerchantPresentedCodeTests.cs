using DigitalBank.Payments.QrCodes;
using DigitalBank.Payments.QrCodes.Emvco;
using DigitalBank.Platform.CommandLine;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.QrCodes;

public sealed class MerchantPresentedCodeTests
{
    /// <summary>EMVCo Merchant-Presented Mode 1.1, the worked example of annex A: 最佳运输 counts as four characters.</summary>
    private const string WorkedExample =
        "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914BEST TRANSPORT6007BEIJING"
        + "64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708A60086670902ME91320016A0112233449988770708123456786304A13A";

    [Fact]
    public void The_worked_example_of_the_specification_is_accepted()
    {
        var code = MerchantPresentedCode.Read(WorkedExample);

        code.ComputedChecksum.ShouldBe("A13A");
        code.Find("64")!["01"].ShouldBe("最佳运输");
        code.Find("62")!["07"].ShouldBe("A6008667");
        MerchantPresentedRules.Judge(WorkedExample, code).ShouldBeEmpty();
    }

    [SharedDataFact]
    public void Every_published_code_is_read_as_its_issuer_meant_it()
    {
        var (standard, error) = (new StringWriter(), new StringWriter());
        var file = Path.Combine(SharedData.Folder!, "emvqr", "merchant_presented.json");

        QrCases.Run(file, compare: true, new VerbOutput(standard, error, isJson: false, isWatched: false)).ShouldBe(0, error.ToString());
        standard.ToString().TrimEnd().ShouldEndWith("12 of 12");
    }

    [Theory]
    [InlineData("000201", "000202", "00")]
    [InlineData("5303978", "5303EUR", "53")]
    [InlineData("540510.00", "540410.0", null)]
    [InlineData("540510.00", "54040.00", "54")]
    [InlineData("540510.00", "540610.001", "54")]
    [InlineData("540510.00", "540510,00", "54")]
    [InlineData("540510.00", "540398.", null)]
    [InlineData("540510.00", "5403.98", "54")]
    [InlineData("52045812", "5203581", "52")]
    [InlineData("5802DE", "5802de", "58")]
    [InlineData("5906Bakery", "", "59")]
    [InlineData("5906Bakery", "5926ABCDEFGHIJKLMNOPQRSTUVWXYZ", "59")]
    [InlineData("6006Berlin", "6016Berlin-Neukoelln", "60")]
    [InlineData("6006Berlin", "6006Berlin55020156041.00", "56")]
    [InlineData("6006Berlin", "6006Berlin550202", "56")]
    [InlineData("6006Berlin", "6006Berlin55020256041.00", null)]
    [InlineData("6006Berlin", "6006Berlin5502035705100.0", "57")]
    [InlineData("6006Berlin", "6006Berlin55020357045.25", null)]
    [InlineData("6006Berlin", "6006Berlin550209", "55")]
    [InlineData("6006Berlin", "6006Berlin64060002DE", "64")]
    [InlineData("6006Berlin", "6006Berlin62070903XYZ", "62.09")]
    [InlineData("6006Berlin", "6006Berlin80080104ABCD", "80.00")]
    [InlineData("010211", "010213", "01")]
    public void A_code_that_breaks_a_rule_is_refused_with_the_place(string what, string by, string? place)
    {
        var body = "000201" + "010211" + "26130004BANK0101X" + "52045812" + "5303978" + "540510.00" + "5802DE" + "5906Bakery" + "6006Berlin";
        body = body.Replace(what, by, StringComparison.Ordinal);
        var payload = body + QrChecksum.Header + QrChecksum.Of(body + QrChecksum.Header);

        var findings = MerchantPresentedRules.Judge(payload, MerchantPresentedCode.Read(payload));

        findings.Select(finding => finding.Place).ShouldBe(place is null ? [] : [place]);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("0002", "00")]
    [InlineData("00020", "00")]
    [InlineData("0002010", "@6")]
    [InlineData("000201000201", "00")]
    [InlineData("00020126040012", "26.00")]
    [InlineData("0002016204ABCD", "62.@0")]
    [InlineData("００0201", "@0")]
    public void Where_the_sequence_breaks_off_the_whole_code_is_refused(string payload, string place)
    {
        var code = MerchantPresentedCode.Read(payload);

        code.IsWellFormed.ShouldBeFalse();
        code.Objects.ShouldBeEmpty();
        code.Fault!.Place.ShouldBe(place);
    }

    [Fact]
    public void A_character_beyond_the_basic_plane_counts_once()
    {
        var body = "5903🥨🥐A";
        MerchantPresentedCode.Read(body)["59"].ShouldBe("🥨🥐A");
        MerchantPresentedCode.Read(body + "6304" + QrChecksum.Of(body + "6304")).ChecksumIsRight.ShouldBeTrue();
    }

    [Fact]
    public void What_is_written_is_read_back_and_what_may_not_be_written_is_not()
    {
        var draft = new MerchantPresentedDraft(
            IsDynamic: true,
            new Dictionary<string, IReadOnlyDictionary<string, string>> { ["26"] = new Dictionary<string, string> { ["00"] = "BANK", ["01"] = "X" } },
            "5812",
            "978",
            "12.50",
            "DE",
            "Bäckerei",
            "München",
            AdditionalData: new Dictionary<string, string> { ["01"] = "4711" });

        var (payload, findings) = draft.Write();

        findings.ShouldBeEmpty();
        var code = MerchantPresentedCode.Read(payload);
        (code["01"], code["54"], code["59"], code.Find("62")!["01"]).ShouldBe(("12", "12.50", "Bäckerei", "4711"));
        (draft with { MerchantName = new string('x', 26) }).Write().Findings.ShouldHaveSingleItem().Place.ShouldBe("59");
        (draft with { MerchantName = new string('x', 100) }).Write().Findings.ShouldNotBeEmpty();
    }

    /// <summary><c>payments qr check --random 1000000</c> reads a million.</summary>
    [Fact]
    public void Random_strings_break_nothing()
    {
        const int Seed = 20261122;

        Should.NotThrow(() => RandomCodes.Read(20_000, Seed), $"seed {Seed}");
    }

    [Fact]
    public void A_code_is_drawn_as_PNG_and_SVG()
    {
        QrImage.Png(WorkedExample)[..8].ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        QrImage.Svg(WorkedExample).ShouldStartWith("<svg ");
    }
}
