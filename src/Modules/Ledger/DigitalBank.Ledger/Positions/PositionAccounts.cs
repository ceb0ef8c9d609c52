using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Positions;
using DigitalBank.Platform.Configuration;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.Extensions.Options;

namespace DigitalBank.Ledger.Positions;

/// <summary>Codes of the accounts behind currency positions.</summary>
internal static class PositionCodes
{
    public const string Gains = "FX-GAIN";

    public const string Losses = "FX-LOSS";

    private const string PositionPrefix = "FXP-";

    public static string Position(string currency) => PositionPrefix + currency;

    /// <summary>What the position was paid with, in base currency.</summary>
    public static string CounterValue(string currency) => "FXC-" + currency;

    /// <summary>What revaluations have added to that, in base currency.</summary>
    public static string Adjustment(string currency) => "FXR-" + currency;

    public static IReadOnlyList<string> Of(string currency) => [Position(currency), CounterValue(currency), Adjustment(currency)];
}

internal sealed class OpenCurrencyPositionHandler(IMediator bank, IOptions<BankSettings> settings)
    : ICommandHandler<OpenCurrencyPosition, CurrencyPositionAccounts>
{
    public async Task<Result<CurrencyPositionAccounts>> Handle(OpenCurrencyPosition command, CancellationToken cancellationToken)
    {
        var (currency, own) = (command.CurrencyCode, settings.Value.BaseCurrency);
        if (!Currency.TryOf(currency, out _))
        {
            return LedgerErrors.UnknownCurrency;
        }

        if (currency == own)
        {
            return PositionErrors.BaseCurrency;
        }

        var opened = await bank.Send(
            new OpenLedgerAccounts(
            [
                Account(PositionCodes.Position(currency), $"Position in {currency}", LedgerChart.CurrencyPositions, currency),
                Account(PositionCodes.CounterValue(currency), $"Counter-value of the position in {currency}", LedgerChart.CurrencyPositions, own),
                Account(PositionCodes.Adjustment(currency), $"Revaluation of the position in {currency}", LedgerChart.CurrencyPositions, own),
                Account(PositionCodes.Gains, "Exchange gains, unrealised and realised", LedgerChart.Income, own),
                Account(PositionCodes.Losses, "Exchange losses, unrealised and realised", LedgerChart.Expense, own),
            ]),
            cancellationToken);
        return opened.Map(accounts => new CurrencyPositionAccounts(currency, accounts[0].LedgerAccountId, accounts[1].LedgerAccountId));
    }

    private static OpenLedgerAccount Account(string code, string name, string parent, string currency) =>
        new(code, name, parent, currency, MinimumBalance: null);
}
