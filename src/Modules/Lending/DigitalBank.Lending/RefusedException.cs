using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending;

/// <summary>Terms or an event that cannot be; carries the failure that the caller of the library answers with.</summary>
internal sealed class RefusedException(Failure failure) : Exception(failure.Message)
{
    public Failure Failure => failure;
}
