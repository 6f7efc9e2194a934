namespace PublicReport.ReportingCore;

/// <summary>The store cannot be used: away, damaged, or sealed under another key file. The message is one sentence for the operator.</summary>
public sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);
