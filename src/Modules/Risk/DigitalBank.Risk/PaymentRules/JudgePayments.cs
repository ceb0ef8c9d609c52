using DigitalBank.Risk.Contracts.Payments;
using DigitalBank.Risk.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Risk.PaymentRules;

internal sealed class JudgePaymentsHandler(CurrentPaymentRules rules) : IQueryHandler<JudgePayments, PaymentJudgements>
{
    public async Task<Result<PaymentJudgements>> Handle(JudgePayments query, CancellationToken cancellationToken) =>
        await rules.OnAsync(query.Date, cancellationToken) is { } inForce
            ? new PaymentJudgements(inForce.Version, [.. query.Payments.Select(facts => PaymentJudge.Judge(inForce.Rules, facts))])
            : new PaymentJudgements(null, []);
}

internal sealed class RejudgePaymentHandler(RiskDbContext db) : IQueryHandler<RejudgePayment, PaymentJudgement>
{
    public async Task<Result<PaymentJudgement>> Handle(RejudgePayment query, CancellationToken cancellationToken) =>
        await db.PaymentRuleSets.AsNoTracking().SingleOrDefaultAsync(set => set.Version == query.RulesVersion, cancellationToken) is { } found
            ? PaymentJudge.Judge(found.ReadRules(), query.Facts)
            : RiskErrors.UnknownRules;
}
