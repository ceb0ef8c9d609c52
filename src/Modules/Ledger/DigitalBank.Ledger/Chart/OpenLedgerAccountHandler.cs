using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Chart;

internal sealed class OpenLedgerAccountHandler(ChartOpening chart) : ICommandHandler<OpenLedgerAccount, LedgerAccountView>
{
    public async Task<Result<LedgerAccountView>> Handle(OpenLedgerAccount command, CancellationToken cancellationToken) =>
        (await chart.OpenAsync([command], cancellationToken)).Map(accounts => accounts[0]);
}

internal sealed class OpenLedgerAccountsHandler(ChartOpening chart) : ICommandHandler<OpenLedgerAccounts, IReadOnlyList<LedgerAccountView>>
{
    public async Task<Result<IReadOnlyList<LedgerAccountView>>> Handle(OpenLedgerAccounts command, CancellationToken cancellationToken) =>
        (await chart.OpenAsync(command.Accounts, cancellationToken)).Map<IReadOnlyList<LedgerAccountView>>(accounts => accounts);
}
