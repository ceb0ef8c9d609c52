using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;

namespace DigitalBank.Payments.Beneficiaries;

/// <summary>Compares a payee's name with the holder of the account, before money is sent.</summary>
internal sealed record CheckPayeeName(string Identifier, string Name) : IQuery<NameCheckView>;

/// <param name="HolderName">Only for a close match, so that the payer can correct it.</param>
internal sealed record NameCheckView(NameMatch Result, string? HolderName);

internal sealed class CheckPayeeNameValidator : AbstractValidator<CheckPayeeName>
{
    public CheckPayeeNameValidator()
    {
        RuleFor(c => c.Identifier).NotEmpty().MaximumLength(42)
            .WithErrorCode("payments.account_number_invalid").WithMessage("Name the payee's account: an IBAN or another number.");
        RuleFor(c => c.Name).NotEmpty().MaximumLength(140)
            .WithErrorCode("payments.creditor_name_invalid").WithMessage("A name is one line of at most 140 characters.");
    }
}

internal sealed class CheckPayeeNameHandler(IMediator bank) : IQueryHandler<CheckPayeeName, NameCheckView>
{
    public async Task<Result<NameCheckView>> Handle(CheckPayeeName request, CancellationToken cancellationToken)
    {
        var found = await bank.Send(new FindAccounts([request.Identifier]), cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        var account = found.Value.Values.SelectMany(accounts => accounts).FirstOrDefault(one => one.Status == AccountStatus.Active);
        if (account is null)
        {
            return new NameCheckView(NameMatch.NotPossible, HolderName: null);
        }

        var result = PayeeNames.Compare(request.Name, account.HolderName);
        return new NameCheckView(result, result == NameMatch.CloseMatch ? account.HolderName : null);
    }
}
