namespace DigitalBank.Accounts.LifeCycle;

/// <summary>Where an account stands between the wish to have it and its end. Decides, with the command, what the bank answers.</summary>
internal enum AccountState
{
    /// <summary>No account and no application has the id.</summary>
    Unknown = 0,

    /// <summary>Somebody has applied for it; nobody has decided.</summary>
    Applied,

    Approved,

    Refused,

    Withdrawn,

    /// <summary>A crash came before the ledger had opened its side.</summary>
    Opening,

    Active,

    /// <summary>A block on debits, credits or both is in force.</summary>
    Blocked,

    /// <summary>The customer has not paid from it for as long as the product's terms say; nothing is refused yet.</summary>
    Inactive,

    Dormant,

    DormantAndBlocked,

    /// <summary>It is decided to close it and the ledger has not confirmed.</summary>
    Closing,

    Closed,
}

/// <summary>What people and steps ask of an account.</summary>
internal enum AccountCommand
{
    Approve,

    Refuse,

    Withdraw,

    Activate,

    PlaceBlock,

    LiftBlock,

    AskForReactivation,

    Reactivate,

    ChangeHolders,

    GrantMandate,

    RevokeMandate,

    /// <summary>A payment that a customer orders.</summary>
    Pay,

    /// <summary>Charging a fee for an event, waiving or reversing one.</summary>
    ChargeFee,

    SettleInterest,

    ArrangeOverdraft,

    SwitchProduct,

    SubscribeToStatements,

    Close,
}
