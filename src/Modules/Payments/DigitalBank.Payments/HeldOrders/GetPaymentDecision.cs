using DigitalBank.Payments.Data;
using DigitalBank.Risk.Contracts.Payments;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.HeldOrders;

/// <summary>What the rules said against an order, and what rules say about the same facts now.</summary>
/// <param name="RulesVersion">Rules to judge it by again; null for those that it was judged by.</param>
internal sealed record GetPaymentDecision(Guid PaymentOrderId, int? RulesVersion) : IQuery<PaymentDecisionView>;

/// <param name="Facts">All that the judgement rested on.</param>
/// <param name="Again">By the rules of <paramref name="AgainByVersion"/>; by the same ones it is the same judgement.</param>
internal sealed record PaymentDecisionView(
    Guid PaymentOrderId, int RulesVersion, PaymentVerdict Verdict, IReadOnlyList<string> Rules, PaymentFacts Facts, int AgainByVersion, PaymentJudgement Again);

internal sealed class GetPaymentDecisionHandler(PaymentsDbContext db, IMediator bank) : IQueryHandler<GetPaymentDecision, PaymentDecisionView>
{
    public async Task<Result<PaymentDecisionView>> Handle(GetPaymentDecision query, CancellationToken cancellationToken)
    {
        var decision = await db.PaymentDecisions.AsNoTracking().SingleOrDefaultAsync(row => row.PaymentOrderId == query.PaymentOrderId, cancellationToken);
        if (decision is null)
        {
            return HeldOrderErrors.NoDecision;
        }

        var (facts, version) = (decision.ReadFacts(), query.RulesVersion ?? decision.RulesVersion);
        var again = await bank.Send(new RejudgePayment(version, facts), cancellationToken);
        return again.Map(judgement => new PaymentDecisionView(
            decision.PaymentOrderId, decision.RulesVersion, decision.Verdict, decision.Rules.Split(' '), facts, version, judgement));
    }
}
