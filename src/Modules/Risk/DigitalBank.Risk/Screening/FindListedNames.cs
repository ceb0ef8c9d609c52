using DigitalBank.Risk.Contracts.Screening;
using DigitalBank.Risk.Data;
using DigitalBank.Risk.Names;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.Extensions.Options;

namespace DigitalBank.Risk.Screening;

internal sealed class FindListedNamesHandler(RiskDbContext db, CurrentLists lists, IOptions<ScreeningOptions> options)
    : IQueryHandler<FindListedNames, ListedNames>
{
    public async Task<Result<ListedNames>> Handle(FindListedNames query, CancellationToken cancellationToken)
    {
        var current = await lists.GetAsync(db, cancellationToken);
        var least = options.Value.ThresholdPercent / 100.0;
        var resembling = new HashSet<string>();
        foreach (var name in query.Names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (NameWords.Of(name).Length == 0 || current.Names.Resembles(name, least))
            {
                resembling.Add(name);
            }
        }

        return new ListedNames(resembling, current.AsOf);
    }
}
