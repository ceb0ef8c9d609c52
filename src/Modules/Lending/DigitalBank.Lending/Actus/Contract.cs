using DigitalBank.Lending.Schedules;

namespace DigitalBank.Lending.Actus;

/// <summary>
/// Runs the events of a contract: what each pays and how the contract stands after it. Amounts are signed from the holder's side.
/// </summary>
/// <param name="index">The last value of an index on or before a moment; null if there is none.</param>
/// <remarks>Source: ACTUS algorithmic standard 1.1, payoff and state transition functions of PAM, LAM, NAM, ANN, LAX and CLM.</remarks>
internal sealed class Contract(ContractTerms terms, ContractSchedule schedule, Func<string, Moment, decimal?> index)
{
    private readonly int _role = terms.Role;

    private readonly string _base = terms.Text("interestCalculationBase") ?? "NT";

    private Moment _at = terms.StatusDate;

    private decimal _principal;

    private decimal _interestBase;

    private decimal _rate;

    private decimal _accrued;

    private decimal _payment;

    private decimal _dueAtSettlement;

    private bool _isUnderNotice;

    private decimal _interestScale = 1;

    private decimal _principalScale = 1;

    public IEnumerable<ContractEvent> Run()
    {
        var events = schedule.Make();
        if (terms.Start <= terms.StatusDate)
        {
            Begin(terms.Number("accruedInterest") * _role ?? 0);
        }

        var ownedFrom = terms.MomentOf("purchaseDate") ?? terms.StatusDate;
        foreach (var next in events)
        {
            Accrue(next.CountedTo);
            var payoff = Happen(next);
            if (next.At > ownedFrom || (next.At == ownedFrom && next.Type >= EventType.PRD))
            {
                yield return new ContractEvent(next.Type, next.At, payoff, _principal, _rate, _accrued);
            }
        }
    }

    private void Begin(decimal accrued)
    {
        _principal = _role * terms.Notional;
        _interestBase = _role * (_base == "NT" ? terms.Notional : terms.Number("interestCalculationBaseAmount") ?? terms.Notional);
        _rate = terms.Number("nominalInterestRate") ?? 0;
        _accrued = accrued;
        _payment = terms.Number("nextPrincipalRedemptionPayment") ?? 0;
        if (terms.Type == "LAM" && _payment == 0)
        {
            _payment = terms.Notional / schedule.Redemptions.Count(redemption => redemption > terms.Start);
        }

        if (terms.Type == "ANN" && _payment == 0 && schedule.FindsPaymentAt is null)
        {
            FindPayment(_at < terms.Start ? terms.Start : _at, isFirst: true);
        }
    }

    private void Accrue(Moment until)
    {
        if (!_isUnderNotice)
        {
            _accrued += (_base == "NT" ? _principal : _interestBase) * _rate * terms.Years(_at, until);
        }

        _at = until > _at ? until : _at;
    }

    private decimal Happen(ScheduledEvent next) => next.Type switch
    {
        EventType.IED => Exchange(),
        EventType.PR => Redeem(next.Amount),
        EventType.PI => Increase(next.Amount ?? 0),
        EventType.IP => PayInterest(),
        EventType.IPCI => Capitalise(),
        EventType.RR => Reset(Limited(ObservedRate(next), _rate)),
        EventType.RRF => Reset(next.Amount ?? _rate),
        EventType.PRF => FindPayment(next.At),
        EventType.PRD => -_role * ((terms.Number("priceAtPurchaseDate") ?? 0) + _accrued),
        EventType.TD => Terminate(),
        EventType.SC => Scale(next.At),
        EventType.IPCB => SetInterestBase(),
        EventType.XD => GiveNotice(),
        EventType.IPAtSettlement => PayInterest(),
        _ => Repay(),
    };

    private decimal Exchange()
    {
        Begin(terms.MomentOf("cycleAnchorDateOfInterestPayment") is { } anchor && anchor < terms.Start
            ? _role * terms.Notional * (terms.Number("nominalInterestRate") ?? 0) * terms.Years(anchor, terms.Start)
            : 0);
        _at = terms.Start;
        return -_role * (terms.Notional + (terms.Number("premiumDiscountAtIED") ?? 0));
    }

    /// <summary>
    /// A linear amortizer repays the payment itself; the others what interest leaves of it, which may be less than nothing.
    /// </summary>
    private decimal Redeem(decimal? amount)
    {
        var repaid = amount ?? (terms.Type == "LAM" ? _payment : _payment - (_role * _accrued));
        repaid = _role * Math.Min(repaid, Math.Abs(_principal));
        _principal -= repaid;
        return _principalScale * repaid;
    }

    private decimal Increase(decimal amount)
    {
        _principal += _role * amount;
        return -_role * amount;
    }

    private decimal PayInterest()
    {
        var paid = _interestScale * (_accrued + _dueAtSettlement);
        (_accrued, _dueAtSettlement) = (0, 0);
        return paid;
    }

    private decimal Capitalise()
    {
        _principal += _accrued;
        _accrued = 0;
        return 0;
    }

    private decimal Reset(decimal rate)
    {
        _rate = rate;
        return 0;
    }

    private decimal ObservedRate(ScheduledEvent reset)
    {
        var name = terms.Text("marketObjectCodeOfRateReset") ?? "";
        var observed = index(name, reset.At) ?? throw new FormatException($"The index {name} has no value on {reset.At}.");
        return (observed * (terms.Number("rateMultiplier") ?? 1)) + (reset.Amount ?? terms.Number("rateSpread") ?? 0);
    }

    private decimal Limited(decimal rate, decimal before)
    {
        var step = Math.Clamp(
            rate - before, terms.Number("periodFloor") ?? decimal.MinValue, terms.Number("periodCap") ?? decimal.MaxValue);
        return Math.Clamp(before + step, terms.Number("lifeFloor") ?? decimal.MinValue, terms.Number("lifeCap") ?? decimal.MaxValue);
    }

    /// <param name="isFirst">A redemption on the very day counts too: it has not been paid yet.</param>
    private decimal FindPayment(Moment at, bool isFirst = false)
    {
        Moment[] left = [.. schedule.Redemptions.Where(redemption => redemption > at || (isFirst && redemption == at))];
        if (left.Length > 0)
        {
            var owed = Math.Abs(_principal) + (_role * _accrued) + (Math.Abs(_principal) * _rate * terms.Years(at, left[0]));
            decimal[] factors = [.. left.Zip(left.Skip(1)).Select(pair => _rate * terms.Years(pair.First, pair.Second))];
            _payment = Annuity.Instalment(owed, factors);
        }

        return 0;
    }

    private decimal Terminate()
    {
        var price = _role * ((terms.Number("priceAtTerminationDate") ?? 0) + _accrued);
        (_principal, _accrued) = (0, 0);
        return price;
    }

    private decimal Scale(Moment at)
    {
        var name = terms.Text("marketObjectCodeOfScalingIndex") ?? "";
        var ratio = (index(name, at) ?? throw new FormatException($"The index {name} has no value on {at}."))
            / (terms.Number("scalingIndexAtContractDealDate") ?? throw new FormatException("The scaling index of the deal is missing."));
        var effect = terms.Text("scalingEffect") ?? "";
        _interestScale = effect.Contains('I', StringComparison.Ordinal) ? ratio : _interestScale;
        _principalScale = effect.Contains('N', StringComparison.Ordinal) ? ratio : _principalScale;
        return 0;
    }

    private decimal SetInterestBase()
    {
        _interestBase = _base == "NTL" ? _principal : _interestBase;
        return 0;
    }

    /// <summary>
    /// Notice fixes the interest: what comes after it bears none. Where there is time in between, it is set apart until then.
    /// </summary>
    private decimal GiveNotice()
    {
        _isUnderNotice = true;
        if (terms.Text("xDayNotice") is { } period && Cycle.Parse(period) is not { Days: 0, Months: 0 })
        {
            (_dueAtSettlement, _accrued) = (_accrued, 0);
        }

        return 0;
    }

    private decimal Repay()
    {
        var repaid = _principalScale * _principal;
        (_principal, _accrued) = (0, 0);
        return repaid;
    }
}
