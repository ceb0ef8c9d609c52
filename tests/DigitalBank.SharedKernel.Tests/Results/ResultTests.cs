using DigitalBank.SharedKernel.Results;

namespace DigitalBank.SharedKernel.Tests.Results;

public class ResultTests
{
    private static readonly Failure Refusal = new("kernel.refused", FailureKind.Rejected, "Refused.");

    [Fact]
    public void A_failure_has_no_value_and_says_so()
    {
        Result<int> result = Refusal;

        result.IsSuccess.ShouldBeFalse();
        result.Failure.ShouldBe(Refusal);
        Should.Throw<InvalidOperationException>(() => result.Value).Message.ShouldContain("kernel.refused");
    }

    [Fact]
    public void A_replay_stays_a_replay_when_its_value_is_mapped()
    {
        Result<int> result = 20;

        var mapped = result.AsReplay().Map(value => value + 1);

        mapped.Value.ShouldBe(21);
        mapped.IsReplay.ShouldBeTrue();
        ((Result<int>)Refusal).Map(value => value.ToString()).Failure.ShouldBe(Refusal);
    }

    [Fact]
    public void A_more_exact_sentence_keeps_the_code() =>
        Refusal.Because("Refused because of this.").ShouldBe(Refusal with { Message = "Refused because of this." });
}
