namespace PublicReport.Gateway.WeChat.Protocol;

/// <summary>A person's id with this official account. It is identity: it prints as a mask, so that no log or exception text can hold it by accident.</summary>
internal readonly record struct OpenId(string Value)
{
    /// <summary>The mask, never the value.</summary>
    public override string ToString() => "(openid)";
}
