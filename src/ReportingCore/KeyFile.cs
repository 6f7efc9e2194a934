using System.Security.Cryptography;

namespace PublicReport.ReportingCore;

/// <summary>The master key, apart from the data: whoever has both can read everything, whoever has one can read nothing.</summary>
public static class KeyFile
{
    private const int KeyLength = 32;

    /// <summary>Reads the key, or makes one if the data folder is new.</summary>
    /// <exception cref="InvalidDataException">The file is not a key, cannot be used, or is missing while data sealed under it exist.</exception>
    public static byte[] LoadOrCreate(string path, bool dataExist)
    {
        try
        {
            return ReadOrCreate(path, dataExist);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"The key file {path} cannot be read or made. ({error.Message.TrimEnd('.')})", error);
        }
    }

    private static byte[] ReadOrCreate(string path, bool dataExist)
    {
        if (File.Exists(path))
        {
            return Parse(File.ReadAllText(path), path);
        }

        if (dataExist)
        {
            throw new InvalidDataException($"The key file {path} is missing, but there are data sealed under it: restore it from your backup.");
        }

        var key = RandomNumberGenerator.GetBytes(KeyLength);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        using var writer = new StreamWriter(file);
        writer.WriteLine(Convert.ToHexStringLower(key));
        writer.Flush();

        // On the disk before anything is sealed under it: the data are, at once.
        file.Flush(flushToDisk: true);
        return key;
    }

    private static byte[] Parse(string text, string path)
    {
        var hex = text.Trim();
        return hex.Length == KeyLength * 2 && hex.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(hex)
            : throw new InvalidDataException($"The key file {path} is damaged: it must hold {KeyLength * 2} hexadecimal digits.");
    }
}
