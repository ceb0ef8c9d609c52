using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger;

/// <summary>Answers of interface types: C# has no implicit conversion from an interface.</summary>
internal static class Answer
{
    private static readonly Result<Done> Success = Done.Instance;

    public static Result<T> Of<T>(T value) => Success.Map(_ => value);
}
