package cahier.protocol;

/// Is one of the messages that a client may send. Each is a record in a file of its own with the
/// code that reads it and writes its reply; the switches over them tell what a new one needs.
sealed interface Incoming
        permits KernelInfoRequest,
                ConnectRequest,
                ExecuteRequest,
                CompleteRequest,
                InspectRequest,
                IsCompleteRequest,
                HistoryRequest,
                CommInfoRequest,
                CommOpen,
                CommMessage,
                CommClose,
                InterruptRequest,
                CreateSubshellRequest,
                DeleteSubshellRequest,
                ListSubshellRequest,
                DebugRequest,
                ShutdownRequest {

    /// Reads a message's content.
    ///
    /// @throws BadMessage where the type is unknown or an entry has the wrong type
    static Incoming of(Message message) throws BadMessage {
        var content = message.content();
        return switch (message.type()) {
            case KernelInfoRequest.TYPE -> new KernelInfoRequest();
            case ConnectRequest.TYPE -> new ConnectRequest();
            case ExecuteRequest.TYPE -> ExecuteRequest.of(content);
            case CompleteRequest.TYPE -> CompleteRequest.of(content);
            case InspectRequest.TYPE -> InspectRequest.of(content);
            case IsCompleteRequest.TYPE -> IsCompleteRequest.of(content);
            case HistoryRequest.TYPE -> HistoryRequest.of(content);
            case CommInfoRequest.TYPE -> CommInfoRequest.of(content);
            case CommOpen.TYPE -> CommOpen.of(message);
            case CommMessage.TYPE -> CommMessage.of(message);
            case CommClose.TYPE -> CommClose.of(message);
            case InterruptRequest.TYPE -> new InterruptRequest();
            case CreateSubshellRequest.TYPE -> new CreateSubshellRequest();
            case DeleteSubshellRequest.TYPE -> DeleteSubshellRequest.of(content);
            case ListSubshellRequest.TYPE -> new ListSubshellRequest();
            case DebugRequest.TYPE -> DebugRequest.of(content);
            case ShutdownRequest.TYPE -> ShutdownRequest.of(content);
            default -> throw new BadMessage("unknown type: " + message.type());
        };
    }
}
