//! `paths.rs`: the way from a handle to a method, as the dotted name says it: `bot.chat().message().delete(…)`.

use std::collections::BTreeMap;

use bitrix_schema::api::{Credentials, Method};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{EmittedFile, Item, method};
use crate::docs::{Doc, code};
use crate::ident::ident;
use crate::imports::Imports;
use crate::index::Index;
use crate::{GenerateError, runtime, types};

/// A handle: methods with one prefix.
#[derive(Default)]
struct Node<'a> {
    /// `BotChatMessage`
    type_name: String,
    /// `imbot.v2.Chat.Message.*`, of each family that has methods here.
    prefixes: Vec<String>,
    /// Functions that lead on, in schema order, with the position of the handle that they lead to.
    children: Vec<(&'a str, usize)>,
    methods: Vec<&'a Method>,
}

/// Handles of one kind: those of a bot, or those of a family.
struct Tree<'a> {
    root: Root<'a>,
    /// The first is the root.
    nodes: Vec<Node<'a>>,
    by_path: BTreeMap<Vec<&'a str>, usize>,
}

#[derive(Clone, Copy)]
enum Root<'a> {
    /// `client.bot(id)`, which the runtime defines.
    Bot,
    /// `client.imbot()`.
    Family { module: &'a str },
}

/// Handles of the bot, then those of each family.
pub(super) fn emit(index: &Index<'_>) -> Result<EmittedFile, GenerateError> {
    let mut imports = Imports::default();
    let mut items = Vec::new();
    for tree in trees(index)? {
        emit_tree(&tree, index, &mut imports, &mut items)?;
    }
    Ok(EmittedFile {
        path: "paths.rs".into(),
        source: "methods".into(),
        docs: Doc::new()
            .line("Handles that lead to the methods; their names follow those of the API."),
        imports,
        items,
    })
}

fn trees<'a>(index: &Index<'a>) -> Result<Vec<Tree<'a>>, GenerateError> {
    let mut trees = vec![Tree::new(Root::Bot, "Bot")];
    for family in &index.api.families {
        trees.push(Tree::new(
            Root::Family {
                module: &family.module,
            },
            &family.type_name,
        ));
    }
    for method in &index.api.methods {
        let family = super::family(method, index)?;
        let at = if method.credentials == Credentials::Bot {
            0
        } else {
            method.family + 1
        };
        trees[at].add(method, &family.prefix);
    }
    trees.retain(|tree| tree.nodes.len() > 1 || !tree.nodes[0].methods.is_empty());
    Ok(trees)
}

impl<'a> Tree<'a> {
    fn new(root: Root<'a>, type_name: &str) -> Self {
        let node = Node {
            type_name: type_name.to_owned(),
            ..Node::default()
        };
        Self {
            root,
            nodes: vec![node],
            by_path: BTreeMap::from([(Vec::new(), 0)]),
        }
    }

    /// The field of the handles that holds the root.
    fn field(&self) -> Result<Ident, GenerateError> {
        match self.root {
            Root::Bot => ident("bot"),
            Root::Family { module } => ident(module),
        }
    }

    fn add(&mut self, method: &'a Method, prefix: &str) {
        let mut at = 0;
        let mut path = Vec::new();
        let mut dotted = prefix.to_owned();
        self.nodes[at].note_prefix(&dotted);
        for segment in &method.path {
            path.push(segment.function.as_str());
            dotted = format!("{dotted}.{}", segment.wire);
            at = if let Some(&child) = self.by_path.get(&path) {
                child
            } else {
                let child = self.nodes.len();
                let type_name = format!("{}{}", self.nodes[at].type_name, segment.type_part);
                self.nodes.push(Node {
                    type_name,
                    ..Node::default()
                });
                self.nodes[at].children.push((&segment.function, child));
                self.by_path.insert(path.clone(), child);
                child
            };
            self.nodes[at].note_prefix(&dotted);
        }
        self.nodes[at].methods.push(method);
    }
}

impl Node<'_> {
    fn note_prefix(&mut self, dotted: &str) {
        let prefix = format!("{dotted}.*");
        if !self.prefixes.contains(&prefix) {
            self.prefixes.push(prefix);
        }
    }

    /// `The methods `imbot.v2.Chat.*`.`
    fn doc(&self, of: &str) -> Doc {
        let prefixes: Vec<_> = self.prefixes.iter().map(|prefix| code(prefix)).collect();
        Doc::new().line(format!("The methods {}{of}.", prefixes.join(" and ")))
    }
}

fn emit_tree(
    tree: &Tree<'_>,
    index: &Index<'_>,
    imports: &mut Imports,
    items: &mut Vec<Item>,
) -> Result<(), GenerateError> {
    let functions = functions(tree, 0, index, imports)?;
    match tree.root {
        Root::Bot => {
            imports.add(runtime::BOT);
            items.push(Item::Tokens(quote!(impl Bot { #functions })));
        }
        Root::Family { module } => emit_family(tree, module, &functions, imports, items)?,
    }
    for at in 1..tree.nodes.len() {
        emit_handle(tree, at, index, imports, items)?;
    }
    Ok(())
}

/// ```text
/// impl Client {
///     /// The methods `imbot.v2.*`.
///     pub fn imbot(&self) -> Imbot {
///         Imbot { call: self.call() }
///     }
/// }
///
/// /// The methods `imbot.v2.*`.
/// #[derive(Clone, Debug)]
/// pub struct Imbot {
///     call: Call,
/// }
///
/// impl Imbot { … }
/// ```
fn emit_family(
    tree: &Tree<'_>,
    module: &str,
    functions: &TokenStream,
    imports: &mut Imports,
    items: &mut Vec<Item>,
) -> Result<(), GenerateError> {
    let root = &tree.nodes[0];
    imports.add(runtime::CLIENT);
    imports.add(runtime::CALL);
    imports.define(&root.type_name);
    let (docs, function, name) = (root.doc(""), ident(module)?, ident(&root.type_name)?);
    items.push(Item::Tokens(quote! {
        impl Client {
            #docs
            pub fn #function(&self) -> #name {
                #name { call: self.call() }
            }
        }
    }));
    items.push(Item::Tokens(quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #name {
            call: Call,
        }
    }));
    let has_tokens = tree
        .nodes
        .iter()
        .flat_map(|node| &node.methods)
        .any(|of| of.credentials == Credentials::Token);
    let token = has_tokens.then(|| {
        imports.add(runtime::SECRET);
        quote! {
            /// Sets the token of the caller's bots. A webhook has to send it, an application need not.
            #[must_use]
            pub fn token(mut self, token: impl Into<Secret>) -> Self {
                self.call = self.call.with_token(token.into());
                self
            }
        }
    });
    items.push(Item::Tokens(quote! {
        impl #name {
            #token
            #functions
            fn call(&self) -> Call {
                self.call.clone()
            }
        }
    }));
    Ok(())
}

/// ```text
/// /// The methods `imbot.v2.Chat.Message.*` of a bot.
/// #[derive(Clone, Copy, Debug)]
/// pub struct BotChatMessage<'a> {
///     bot: &'a Bot,
/// }
///
/// impl<'a> BotChatMessage<'a> { … }
/// ```
fn emit_handle(
    tree: &Tree<'_>,
    at: usize,
    index: &Index<'_>,
    imports: &mut Imports,
    items: &mut Vec<Item>,
) -> Result<(), GenerateError> {
    let node = &tree.nodes[at];
    imports.define(&node.type_name);
    let (field, owner) = (tree.field()?, ident(&tree.nodes[0].type_name)?);
    let docs = node.doc(if matches!(tree.root, Root::Bot) {
        " of a bot"
    } else {
        ""
    });
    let (name, functions) = (
        ident(&node.type_name)?,
        functions(tree, at, index, imports)?,
    );
    items.push(Item::Tokens(quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        pub struct #name<'a> {
            #field: &'a #owner,
        }
    }));
    items.push(Item::Tokens(if node.children.is_empty() {
        quote!(impl #name<'_> { #functions })
    } else {
        quote!(impl<'a> #name<'a> { #functions })
    }));
    Ok(())
}

/// ```text
///     /// The methods `imbot.v2.Chat.Message.*`.
///     pub fn message(self) -> BotChatMessage<'a> {
///         BotChatMessage { bot: self.bot }
///     }
///
///     /// Deletes a message: `imbot.v2.Chat.Message.delete`.
///     pub fn delete(self, message_id: impl Into<MessageId>) -> imbot::MessageDelete {
///         imbot::MessageDelete::new(self.bot.call(), message_id.into())
///     }
/// ```
fn functions(
    tree: &Tree<'_>,
    at: usize,
    index: &Index<'_>,
    imports: &mut Imports,
) -> Result<TokenStream, GenerateError> {
    let field = tree.field()?;
    let (receiver, handle, lifetime) = if at == 0 {
        (quote!(&self), quote!(self), quote!('_))
    } else {
        (quote!(self), quote!(self.#field), quote!('a))
    };
    let mut functions = TokenStream::new();
    for &(function, child) in &tree.nodes[at].children {
        let child = &tree.nodes[child];
        let (docs, function, ty) = (child.doc(""), ident(function)?, ident(&child.type_name)?);
        functions.extend(quote! {
            #docs
            pub fn #function(#receiver) -> #ty<#lifetime> {
                #ty { #field: #handle }
            }
        });
    }
    for &of in &tree.nodes[at].methods {
        functions.extend(method_function(of, &receiver, &handle, index, imports)?);
    }
    Ok(functions)
}

fn method_function(
    of: &Method,
    receiver: &TokenStream,
    handle: &TokenStream,
    index: &Index<'_>,
    imports: &mut Imports,
) -> Result<TokenStream, GenerateError> {
    let module = &super::family(of, index)?.module;
    imports.add(&format!("crate::generated::{module}"));
    let (mut arguments, mut values) = (TokenStream::new(), TokenStream::new());
    for value in method::arguments_of(of) {
        let (name, ty) = (
            ident(&value.field.rust)?,
            types::argument(&value.field.ty, imports)?,
        );
        let converted = types::convert(&value.field.ty, &quote!(#name));
        arguments.extend(quote!(, #name: #ty));
        values.extend(quote!(, #converted));
    }
    let docs = Doc::new().line(method::summary(of));
    let (module, request, function) = (
        ident(module)?,
        ident(&of.rust.request)?,
        ident(&of.rust.function)?,
    );
    Ok(quote! {
        #docs
        pub fn #function(#receiver #arguments) -> #module::#request {
            #module::#request::new(#handle.call() #values)
        }
    })
}

/// The variable and the type that an example of the method starts from.
pub(super) fn root(method: &Method) -> (&'static str, &'static str) {
    if method.credentials == Credentials::Bot {
        ("bot", "Bot")
    } else {
        ("client", "Client")
    }
}

/// `bot.chat().message().delete`, without its arguments.
pub(crate) fn call_path(method: &Method, index: &Index<'_>) -> Result<TokenStream, GenerateError> {
    let mut path = match method.credentials {
        Credentials::Bot => quote!(bot),
        Credentials::Token | Credentials::None => {
            let family = ident(&super::family(method, index)?.module)?;
            quote!(client.#family())
        }
    };
    for segment in &method.path {
        let function = ident(&segment.function)?;
        path.extend(quote!(.#function()));
    }
    let function = ident(&method.rust.function)?;
    path.extend(quote!(.#function));
    Ok(path)
}
