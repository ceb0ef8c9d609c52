using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Signatures;

/// <summary>
/// Sets who has to sign payments from an account. Proposals that wait are judged by the new rules from the next signature on. Without bands nobody has to
/// sign any more.
/// </summary>
internal sealed record SetSigningRules(Guid AccountId, IReadOnlyList<SignatoryGroup> Groups, IReadOnlyList<SigningBand> Bands, int ValidHours)
    : ICommand<SigningRulesView>;

internal sealed record GetSigningRules(Guid AccountId) : IQuery<SigningRulesView>;

internal sealed record SigningRulesView(Guid AccountId, IReadOnlyList<SignatoryGroup> Groups, IReadOnlyList<SigningBand> Bands, int ValidHours)
{
    public static SigningRulesView Of(SigningRules rules) => new(rules.AccountId, rules.ReadGroups(), rules.ReadBands(), rules.ValidHours);
}

internal sealed class SetSigningRulesValidator : AbstractValidator<SetSigningRules>
{
    private const int Most = 20;

    private const int MostPeople = 200;

    public SetSigningRulesValidator()
    {
        RuleFor(c => c.ValidHours).InclusiveBetween(1, 2_160)
            .WithErrorCode("payments.signing_hours_invalid").WithMessage("A proposal is valid for 1 to 2160 hours.");
        RuleFor(c => c.Groups).Must(groups => groups is { Count: <= Most }
                && groups.All(group => group.Name is { Length: > 0 and <= 40 } && group.PartyIds is { Count: > 0 and <= MostPeople })
                && groups.DistinctBy(group => group.Name).Count() == groups.Count)
            .WithErrorCode("payments.signing_groups_invalid").WithMessage("At most 20 groups of different names, each with 1 to 200 people.");
        RuleFor(c => c.Bands).Must((c, bands) => bands is { Count: <= Most }
                && bands.DistinctBy(band => band.From.MinorUnits).Count() == bands.Count
                && bands.All(band => !band.From.IsNegative && band.Combinations is { Count: > 0 and <= Most } && band.Combinations.All(one => IsPossible(one, c.Groups))))
            .WithErrorCode("payments.signing_bands_invalid")
            .WithMessage("At most 20 bands, each from another amount on, with combinations that the people of the groups can make.");
    }

    private static bool IsPossible(SigningCombination combination, IReadOnlyList<SignatoryGroup>? groups) =>
        groups is not null && combination.Needs is { Count: > 0 and <= Most }
        && combination.Needs.All(need => need.Count is >= 1 and <= Most)
        && combination.Needs.Sum(need => need.Count) <= Most
        && SignatureCount.IsEnough(
            new SigningBand(default, [combination]), groups, [.. groups.SelectMany(group => group.PartyIds).Distinct()]);
}

internal sealed class SetSigningRulesHandler(PaymentsDbContext db, IMediator bank) : ICommandHandler<SetSigningRules, SigningRulesView>
{
    public async Task<Result<SigningRulesView>> Handle(SetSigningRules command, CancellationToken cancellationToken)
    {
        var account = await bank.Send(new GetAccount(command.AccountId), cancellationToken);
        if (!account.IsSuccess)
        {
            return SignatureErrors.UnknownAccount;
        }

        if (command.Bands.Any(band => band.From.Currency.Code != account.Value.CurrencyCode))
        {
            return SignatureErrors.CurrencyDiffers;
        }

        var rules = await db.SigningRules.SingleOrDefaultAsync(row => row.AccountId == command.AccountId, cancellationToken);
        if (rules is null)
        {
            rules = new SigningRules { AccountId = command.AccountId };
            db.SigningRules.Add(rules);
        }

        rules.Set(command.Groups, command.Bands, command.ValidHours);
        await db.SaveChangesAsync(cancellationToken);
        return SigningRulesView.Of(rules);
    }
}

internal sealed class GetSigningRulesHandler(PaymentsDbContext db) : IQueryHandler<GetSigningRules, SigningRulesView>
{
    public async Task<Result<SigningRulesView>> Handle(GetSigningRules request, CancellationToken cancellationToken)
    {
        var rules = await db.SigningRules.AsNoTracking().SingleOrDefaultAsync(row => row.AccountId == request.AccountId, cancellationToken);
        return rules is null ? SignatureErrors.UnknownAccount : SigningRulesView.Of(rules);
    }
}
